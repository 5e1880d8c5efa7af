import { patiently } from "../run/weather";
import type { Cli } from "./cli";

/** Rides out AWS's weather, and says so: two minutes are long for who has mistyped a region or an endpoint. */
export function tellingPatience(
  { clock, terminal }: Pick<Cli, "clock" | "terminal">,
  isQuiet = false,
): ReturnType<typeof patiently> {
  let isTold = isQuiet;
  return patiently({
    now: () => clock.now(),
    random: () => clock.random(),
    sleep(ms) {
      if (!isTold) terminal.status("AWS does not answer yet: asking again");
      isTold = true;
      return clock.sleep(ms);
    },
  });
}
