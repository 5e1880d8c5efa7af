import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import { oneOf, text } from "../../values/scalarRules";

/** GPUs and accelerators of a container. */
export const resourceRequirementsRule = listOf(
  members({
    rules: { value: text, type: oneOf("GPU", "InferenceAccelerator", "NeuronDevice") },
    required: { value: 'such as "1"', type: "GPU" },
  }),
);
