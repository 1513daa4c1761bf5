/** Owns the first look at a fleet document: its shape against the JSON Schema, in messages that a person can act on. */
import Ajv, { type ErrorObject } from "ajv";
import { closest } from "fastest-levenshtein";
import { isObject, type Origins, type RawObject, type RawValue } from "./document";
import type { Problem } from "./input-error";
import { isUnknown } from "./planned";
import { FLEET_SCHEMA } from "./schema";

// The schema is ours: a test compiles it strictly, so that no run of the command has to.
const ajv = new Ajv({ allErrors: true, verbose: true, validateSchema: false, code: { optimize: false } });
ajv.addKeyword("x-key");
const validate = ajv.compile(FLEET_SCHEMA);

/** Everything in `document` that is not of the schema's shape. A leaf that is unknown until apply is of any shape. */
export function shapeProblems(document: RawValue, origins: Origins): Problem[] {
  const unknown = new Set<string>();
  if (validate(withoutUnknown(document, "", unknown))) return [];
  const errors = (validate.errors ?? []).filter(
    ({ keyword, instancePath, params }) => !(keyword === "required" && unknown.has(`${instancePath}/${params["missingProperty"]}`)),
  );
  const unions = new Set(errors.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath));
  return errors
    .filter(({ keyword, instancePath }) => keyword === "anyOf" || !unions.has(instancePath))
    .filter(({ keyword }) => keyword !== "not")
    .map((error) => ({ path: readablePath(document, error.instancePath, origins), ...explain(error) }));
}

/** The same document, shared where nothing in it is unknown; the pointers of unknown leaves go into `unknown`. */
function withoutUnknown(value: RawValue, pointer: string, unknown: Set<string>): RawValue {
  if (!hasUnknown(value)) return value;
  if (Array.isArray(value)) return value.map((item: RawValue, index) => withoutUnknown(item, `${pointer}/${index}`, unknown));
  const copy: RawObject = {};
  for (const [key, child] of Object.entries(value as RawObject)) {
    if (isUnknown(child)) unknown.add(`${pointer}/${key}`);
    else copy[key] = withoutUnknown(child, `${pointer}/${key}`, unknown);
  }
  return copy;
}

function hasUnknown(value: RawValue): boolean {
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (!isObject(value)) return isUnknown(value);
  for (const key in value) if (hasUnknown(value[key])) return true;
  return false;
}

/** `/hosts/0/domUs/1/vcpus` as `hosts[0].domUs[1].vcpus`, or from the nearest object that has a label. */
export function readablePath(document: RawValue, pointer: string, origins: Origins): string {
  let path = "";
  let value: RawValue = document;
  for (const escaped of pointer.split("/").slice(1)) {
    const segment = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    value = (value as Record<string, RawValue> | undefined)?.[segment];
    path += /^\d+$/.test(segment) ? `[${segment}]` : `${path === "" || path.endsWith(" ") ? "" : "."}${segment}`;
    const label = isObject(value) ? origins.get(value)?.label : undefined;
    if (label !== undefined) path = `${label} `;
  }
  return path.trim();
}

function explain(error: ErrorObject): Omit<Problem, "path"> {
  const { keyword, params, parentSchema, data } = error;
  const description = parentSchema?.["description"] as string | undefined;
  const hint = description === undefined ? {} : { hint: description };
  switch (keyword) {
    case "additionalProperties": {
      const field = params["additionalProperty"] as string;
      const known = Object.keys((parentSchema?.["properties"] as object | undefined) ?? {});
      return { message: `unknown field "${field}"`, hint: `did you mean "${closest(field, known)}"? Known: ${known.join(", ")}` };
    }
    case "required":
      return { message: `"${params["missingProperty"]}" is missing`, ...hint };
    case "type":
      return { message: `expected ${article(params["type"] as string)}, found ${show(data)}`, ...hint };
    case "enum":
      return { message: `expected one of ${(params["allowedValues"] as unknown[]).join(", ")}, found ${show(data)}`, ...hint };
    case "const":
      return { message: `expected ${show(params["allowedValue"])}, found ${show(data)}`, ...hint };
    case "minimum":
      return { message: `expected at least ${params["limit"]}, found ${show(data)}`, ...hint };
    case "minLength":
      return { message: "expected at least one character, found none", ...hint };
    case "propertyNames":
      return { message: `"${params["propertyName"]}" is not a setting of its own: this document has a field for it` };
    default:
      return { message: `${error.message ?? keyword}, found ${show(data)}`, ...hint };
  }
}

function article(type: string): string {
  const names: Record<string, string> = { string: "text", integer: "a whole number", number: "a number", boolean: "true or false", object: "a mapping", array: "a list" };
  return names[type] ?? type;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
