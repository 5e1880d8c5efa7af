import { Plugin } from "./plugin";
import { serve } from "./rpc/serve";

const { version }: { version: string } = require("@pulumi/aws/package.json");

void serve(new Plugin(), version);
