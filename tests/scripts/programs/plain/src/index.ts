import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

console.log(`on stdout, by process ${process.pid} of host ${process.ppid}`);
console.error("on stderr");

const ending = config.get("ending");
if (ending === "throw") throw new Error("thrown by the program");
if (ending === "exit") process.exit(3);
if (ending === "never") setInterval(() => undefined, 1_000);

const provider: pulumi.dynamic.ResourceProvider<{ text: string }, { text: string; shouted: string }> = {
  async create({ text }) {
    return { id: "echo", outs: { text, shouted: text.toUpperCase() } };
  },
};

class Echo extends pulumi.dynamic.Resource {
  declare readonly shouted: pulumi.Output<string>;
  constructor(name: string, text: pulumi.Input<string>) {
    super(provider, name, { text, shouted: undefined });
  }
}

const echo = ending === "never" ? undefined : new Echo("echo", config.requireSecret("text"));

export const shouted = echo?.shouted;
export const workingDirectory = process.cwd();
