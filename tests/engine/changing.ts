/** Whether a call of this name changes something in AWS. */
export function isChanging(operation: string): boolean {
  return /^(Register|Deregister|Run|Stop|Create|Update|Delete|Tag|Untag|Put)/.test(operation);
}
