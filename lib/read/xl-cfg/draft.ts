/** Owns one object of the document that is made of an xl.cfg: its fields, each with the place of the value that it was made of. */
import type { Origin, RawObject, RawValue } from "../../model/document";
import type { Span } from "../../xlcfg/lexer";
import type { Places } from "./places";

export class Draft {
  readonly document: RawObject = {};
  private readonly spans = new Map<string, Span>();

  /** What is undefined is left out. */
  set(field: string, value: RawValue, span: Span): void {
    if (value === undefined) return;
    this.document[field] = value;
    this.spans.set(field, span);
  }

  /** The document, with its place remembered. */
  finish(origins: Map<object, Origin>, places: Places, span?: Span, label?: string): RawObject {
    origins.set(this.document, places.origin(span, this.spans, label));
    return this.document;
  }
}
