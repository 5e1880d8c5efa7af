/** Whether a call of this name changes something in AWS: whatever does not say that it only reads. */
export function isChanging(operation: string): boolean {
  return !/^(List|Describe|Get|Filter)/.test(operation);
}
