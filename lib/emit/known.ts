/** Owns the line that emitters draw at values which are not known until apply: nothing is written with a guess in it. */
import { isUnknown, type Planned } from "../model/planned";
import { EmitError } from "./artefact";

/** The value. `what` names it: `memory of domU web on alpha`. @throws EmitError if it is not known until apply. */
export function known<T>(value: Planned<T>, what: string): T {
  if (isUnknown(value) && value.why === "secret")
    throw new EmitError(`${what} is a secret, which nothing that is emitted may hold`);
  if (isUnknown(value)) throw new EmitError(`${what} is not known until apply, so nothing can be emitted yet`);
  return value;
}
