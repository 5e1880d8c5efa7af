/** What the last column of the tables says. */
export const consequences = `The last column says what a change leads to in the next \`pulumi up\`:

- **runs**: what is new is registered, and the task runs before the gate opens. So it is with the \`runPolicy\` \`onChange\`, the
  default; with \`onTrigger\` and \`once\` a changed definition is registered and passes the gate without a run.
- **registers only**: a revision is registered and passes the gate; nothing runs.
- **tags anew**: the tags of the revision are changed; nothing is registered, and nothing runs.
- **replaces**: the resource is replaced. It runs in its new place before anything is taken away from the old one.
- **is recorded**: it counts from the next run on, and nothing runs for it.`;
