/** Owns the error for a declaration that can't be represented. Thrown where it stands. */
import { presentable } from "./presentable";

export class DeclarationError extends Error {
  override readonly name = "DeclarationError";

  constructor(message: string) {
    super(message);
    presentable(this, DeclarationError as never);
  }
}
