import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/** Sees to it that no container outlives the simulator, however that ends. */
export interface ProcessGuard {
  watch(processGroup: number): void;
  forget(processGroup: number): void;
  /** Ends the guard, without killing anything. */
  close(): Promise<void>;
}

// The shell reads `+1234` and `-1234` lines. It gets the end of its input when the simulator is gone, also by SIGKILL,
// and then kills what is still on its list. The signals of a terminal must not end it before that.
const script = `
trap '' INT TERM HUP
groups=' '
while read -r line; do
  group=\${line#?}
  case $line in
    +*) groups="$groups$group " ;;
    -*) case $groups in *" $group "*) groups="\${groups%% $group *} \${groups#* $group }" ;; esac ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
exit 0
`;

/** The guard is one `/bin/sh`, started with the first container. POSIX only, as process groups are. */
export function createProcessGuard(): ProcessGuard {
  let shell: { tell(line: string): void; end(): Promise<void> } | undefined;
  const tell = (line: string) => {
    shell ??= startShell();
    shell.tell(line);
  };
  return {
    watch: (processGroup) => tell(`+${processGroup}`),
    forget: (processGroup) => tell(`-${processGroup}`),
    close: async () => shell?.end(),
  };
}

function startShell(): { tell(line: string): void; end(): Promise<void> } {
  const shell = spawn("/bin/sh", ["-c", script], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  const gone = new Promise<void>((resolve) =>
    shell.once("close", () => resolve()).once("error", () => resolve()),
  );
  // A simulator that nobody closes may still end: the guard then does what it is there for.
  shell.unref();
  (shell.stdin as Socket).unref();
  // A guard that is gone can guard nothing; the simulator goes on without it.
  shell.stdin.on("error", () => undefined);
  return {
    tell: (line) => shell.stdin.write(`${line}\n`),
    async end() {
      // Who waits for the end must not see the process end before it.
      shell.ref();
      shell.stdin.end();
      await gone;
    },
  };
}
