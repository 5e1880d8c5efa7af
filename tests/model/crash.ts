/** When a process dies in the middle of a command. */
export type Crash =
  /** As it is about to make its n-th call to AWS, from 1: nothing of that call is sent. */
  | { readonly kind: "beforeCall"; readonly nth: number }
  /** When its n-th call has been applied: the answer reaches nobody. */
  | { readonly kind: "afterCall"; readonly nth: number }
  /** So long after the command began. */
  | { readonly kind: "time"; readonly afterMs: number }
  /** When the handler has answered, before the engine has written the state. */
  | { readonly kind: "beforeState" }
  /** When the state is written, before the service is touched. */
  | { readonly kind: "beforeService" };

/** Thrown instead of an answer that no longer comes. */
export class Died extends Error {
  override readonly name = "Died";
}
