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

/** The same for questions that are each answered by a look of their own; equal ones by one look. */
export function lookingTogether<Answer>(
  look: (question: string) => Promise<Answer>,
): (question: string) => Promise<Answer> {
  return answeringTogether(async (asked: readonly string[]) => {
    const distinct = [...new Set(asked)];
    const answers = await Promise.all(distinct.map(look));
    const byQuestion = new Map(distinct.map((question, index) => [question, answers[index] as Answer]));
    return asked.map((question) => byQuestion.get(question) as Answer);
  });
}

interface Asked<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}
