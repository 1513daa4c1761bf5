/** Owns how a document is written to a file: as JSON, where a value that is not known has a form of its own, and is read back as not known. */
import { type FleetDocument, isObject, type Json, type RawObject, type RawValue } from "./document";
import { isUnknown, Unknown } from "./planned";

/** `{ "$unknown": "until apply", "expression": "${var.memory}" }` */
const UNKNOWN = "$unknown";

/** Ends with a line feed. */
export function writeDocument(document: FleetDocument): string {
  return `${JSON.stringify(written(document), undefined, 2)}\n`;
}

function written(value: RawValue): Json | undefined {
  if (isUnknown(value))
    return {
      [UNKNOWN]: value.why ?? "until apply",
      ...(value.expression !== undefined && { expression: value.expression }),
    };
  if (Array.isArray(value)) return (value as readonly RawValue[]).map((item) => written(item) ?? null);
  if (!isObject(value)) return value as Json | undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === undefined ? [] : [[key, written(child) as Json]])),
  );
}

/** Puts what is not known in place of its written form. In place: what is known of the objects' origins stays. */
export function reviveUnknown(value: RawValue): void {
  if (!isObject(value) && !Array.isArray(value)) return;
  const holder = value as Record<string, RawValue>;
  for (const key of Object.keys(holder)) {
    const child = holder[key];
    if (isObject(child) && typeof child[UNKNOWN] === "string") holder[key] = unknownOf(child);
    else reviveUnknown(child);
  }
}

function unknownOf({ [UNKNOWN]: why, expression }: RawObject): Unknown {
  return new Unknown(typeof expression === "string" ? expression : undefined, why === "secret" ? "secret" : undefined);
}
