/** Owns what is said of a thing that bears a name about the time before this change: that it was called otherwise, or that it is no longer declared. */
import type { Grammar } from "../form";
import { mustBeKnown } from "../thing";
import { flag, parsed } from "./fields";

/** The name that it had. */
export const formerly = (grammar: Grammar<string>, renamedBy: string) =>
  mustBeKnown(
    parsed(grammar, `The name that it had before this change, where it has another one now. ${renamedBy}`, {
      takes: "nothing",
    }),
  );

/** Kept of what is no longer declared, for as long as nobody declares its removal. */
export const leftBehind = mustBeKnown(
  flag(
    "Whether it is no longer declared and still there, as it was declared last: it is counted, and never emitted. xenplan writes it, and drops it once its removal is declared.",
    { takes: "nothing", saidBy: "tool" },
  ),
);
