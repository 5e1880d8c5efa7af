import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";

/** By volume type; the widest that EBS has, whatever ECS takes of it by now. */
const limits: Readonly<Record<string, { readonly gib: Range; readonly iops?: Range }>> = {
  gp2: { gib: [1, 65_536] },
  gp3: { gib: [1, 65_536], iops: [3_000, 80_000] },
  io1: { gib: [4, 16_384], iops: [100, 64_000] },
  io2: { gib: [4, 65_536], iops: [100, 256_000] },
  st1: { gib: [125, 16_384] },
  sc1: { gib: [125, 16_384] },
  standard: { gib: [1, 1_024] },
};
type Range = readonly [least: number, most: number];

/** Members of an EBS volume that do not fit together (ECS API reference, TaskManagedEBSVolumeConfiguration). */
export function ebsProblems(ebs: Look): Problem[] {
  const [size, snapshot, type] = [ebs.at("sizeInGb"), ebs.at("snapshotId"), ebs.at("volumeType")];
  const typeName = type.isAbsent ? "gp3" : type.text;
  const limit = typeName !== undefined && Object.hasOwn(limits, typeName) ? limits[typeName] : undefined;
  return [
    ...(size.isAbsent && snapshot.isAbsent ? [at(size, "is required, unless snapshotId is given")] : []),
    ...(limit === undefined ? [] : between(size, limit.gib, `GiB of ${typeName}`)),
    ...(limit?.iops === undefined ? [] : between(ebs.at("iops"), limit.iops, `iops of ${typeName}`)),
    ...iopsProblems(ebs.at("iops"), type),
    ...throughputProblems(ebs.at("throughput"), type),
    ...(ebs.at("volumeInitializationRate").given !== undefined && snapshot.isAbsent
      ? [
          at(
            ebs.at("volumeInitializationRate"),
            "must be left out without a snapshotId, which it is read from",
          ),
        ]
      : []),
  ];
}

const at = ({ path }: Look, message: string): Problem => ({ path, message });

function between(look: Look, [least, most]: Range, what: string): Problem[] {
  const { number } = look;
  return number !== undefined && (number < least || number > most)
    ? [at(look, `must be ${what} from ${least} to ${most}, and is ${number}`)]
    : [];
}

function iopsProblems(iops: Look, { text: type }: Look): Problem[] {
  if (iops.isAbsent && (type === "io1" || type === "io2")) return [at(iops, `is required with ${type}`)];
  const isOdd = iops.given !== undefined && type !== undefined && ["st1", "sc1", "standard"].includes(type);
  return isOdd ? [at(iops, `must be left out with ${type}, which has none to choose`)] : [];
}

function throughputProblems(throughput: Look, { text: type }: Look): Problem[] {
  if (throughput.given !== undefined && type !== undefined && type !== "gp3" && Object.hasOwn(limits, type)) {
    return [at(throughput, `must be left out with ${shown(type)}: only gp3 has it to choose`)];
  }
  return between(throughput, [125, 2_000], "MiB/s");
}
