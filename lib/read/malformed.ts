/** Owns the error for text that is neither JSON nor YAML. */
import { InputError } from "../model/input-error";

export function malformed(path: string, message: string, hint?: string, cause?: unknown): InputError {
  return new InputError("malformed", path, [{ path: "", message, ...(hint !== undefined && { hint }) }], { cause });
}
