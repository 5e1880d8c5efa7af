import { playSequences } from "./play";
import { modelSettings } from "./settings";

describe("random sequences of ups, crashes, refreshes, destroys, changes and hours", function () {
  const settings = modelSettings(process.env);
  this.timeout(60_000 + 2_000 * settings.numRuns);
  let attempts: string | undefined;

  // The SDK would wait in real time before it tries again. What is played here is what comes after it has given up.
  before(() => {
    attempts = process.env.AWS_MAX_ATTEMPTS;
    process.env.AWS_MAX_ATTEMPTS = "1";
  });
  after(() => {
    if (attempts === undefined) delete process.env.AWS_MAX_ATTEMPTS;
    else process.env.AWS_MAX_ATTEMPTS = attempts;
  });

  it("run each migration once for each reason, and let the service out after its success alone: inline definitions", () =>
    playSequences("inline", settings));

  it("do the same with existing definitions, which somebody else registered", () =>
    playSequences("existing", settings));
});
