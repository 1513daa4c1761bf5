/** Owns the table of what a toolstack makes of a part of the configuration file that a domU was read from, where that isn't what is written there. */
import { type Of, required, thing } from "../thing";
import { oneOf, text } from "./fields";

export const remark = thing("What the toolstack makes of a part of a configuration file.", {
  outcome: required(
    oneOf(
      ["refused", "dropped", "unread"],
      "Whether it makes no domU of the file, goes on without the part, or reads what this program does not.",
    ),
  ),
  says: required(text("What is written there, and what would have been read.")),
});
export type Remark = Of<typeof remark>;
