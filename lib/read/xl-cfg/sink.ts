/** Owns where the parts of an xl.cfg go beside the document: their places, and what is said of those that are lost. */
import type { Origin } from "../../model/document";
import type { Span } from "../../xlcfg/lexer";
import type { Places } from "./places";

export interface Sink {
  readonly places: Places;
  readonly origins: Map<object, Origin>;
  readonly remark: (outcome: "refused" | "dropped" | "unread", says: string, span: Span) => void;
}
