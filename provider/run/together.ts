/**
 * Answers questions together: those that come while an answer is under way wait, and are all answered by the next one. So
 * none is answered from a picture that is older than itself. An answer that fails fails all of its questions.
 */
export function answeringTogether<Question, Answer>(
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let waiting: Asked<Question, Answer>[] = [];
  let answering = false;

  async function answerAll(): Promise<void> {
    while (waiting.length > 0) {
      const asked = waiting;
      waiting = [];
      try {
        const answers = await answer(asked.map(({ question }) => question));
        for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as Answer);
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    answering = false;
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (answering) return;
      answering = true;
      void answerAll();
    });
}

/**
 * The same for questions that have nothing to do with each other, each answered by a look of its own: equal ones share a
 * look, and none waits for another's, or fails with it.
 */
export function lookingTogether<Answer>(
  look: (question: string) => Promise<Answer>,
): (question: string) => Promise<Answer> {
  const asks = new Map<string, (question: string) => Promise<Answer>>();
  return (question) => {
    const ask = asks.get(question) ?? answeringTogether((asked) => lookFor(question, asked.length));
    asks.set(question, ask);
    return ask(question);
  };

  async function lookFor(question: string, times: number): Promise<readonly Answer[]> {
    return Array<Answer>(times).fill(await look(question));
  }
}

interface Asked<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
