/** CPU of a task, `256`, `"256"` or `"0.25 vCPU"`, in CPU units (1024 to one vCPU) as a decimal string. */
export function cpuUnits(amount: string | number): string {
  return inUnits(amount, /^([\d.]+)\s*vcpus?$/i);
}

/** Memory of a task, `512`, `"512"` or `"0.5 GB"`, in MiB as a decimal string. */
export function memoryMiB(amount: string | number): string {
  return inUnits(amount, /^([\d.]+)\s*gi?b$/i);
}

/** 1024 units to one of the spelled-out ones. Anything else, such as a mark, as it is. */
function inUnits(amount: string | number, spelledOut: RegExp): string {
  const text = String(amount).trim();
  const scaled = spelledOut.exec(text)?.[1];
  return scaled === undefined ? text : String(Math.round(Number(scaled) * 1024));
}
