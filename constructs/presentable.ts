/** Owns how an error looks that a person's program made: its message once, and of the stack the person's own line alone. Our frames help nobody. */
import { callerOf } from "./location";

/**
 * @param error is changed, and returned.
 * @param from the function whose caller is the person's program.
 */
export function presentable<E extends Error>(error: E, from: (...args: never[]) => unknown): E {
  const at = callerOf(from);
  const stack = `${error.name}: ${error.message}${at === undefined ? "" : `\n    at ${at.file}:${at.line}:${at.column}`}`;
  // What Node says of a file is in the message already.
  delete error.cause;
  for (const key of Object.keys(error)) Object.defineProperty(error, key, { enumerable: false });
  return Object.defineProperty(error, "stack", { value: stack, enumerable: false, configurable: true, writable: true });
}
