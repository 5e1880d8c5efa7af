// A plugin whose schema says where and with what it was started.
const { main } = require("@pulumi/pulumi/provider");

const started = { directory: process.cwd(), process: process.pid, mark: process.env.MARK };
const schema = { name: "echo", version: "0.1.0", description: JSON.stringify(started) };

main({ version: "0.1.0", schema: JSON.stringify(schema) }, process.argv.slice(2));
