/** Owns mutations: of a value by its structure, and of a text by its characters. */
import { below, oneOf, type Random } from "./random";

type Value = unknown;

/** Leaves that have broken readers: of ours, and of others. */
const HOSTILE: readonly Value[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  9007199254740993,
  "",
  " ",
  "\0",
  "\ud800",
  "\u202etxt",
  "::error::x",
  "##[stop-commands]x",
  "<script>alert(1)</script>",
  "${var.x}",
  "$${x}",
  "%{if true}",
  "__proto__",
  "constructor",
  "toString",
  "$(reboot)",
  "a'b",
  'a"b',
  "a\nb",
  "-rf",
  "..",
  "/dev/zero",
  "7PiB",
  "99999999999PiB",
  "0B",
  "1e9GiB",
  "host",
  "domU",
  "xenplan.kind",
  "vg0/web-root",
  "00:16:3e:12:34:56",
  "2001-02-29T00:00:00Z",
  "4.17.5",
  "0.0",
  "x".repeat(3000),
  "-".repeat(3000),
  ".".repeat(300),
  [],
  {},
  [[]],
  [{}],
  { a: { a: { a: {} } } },
  ["a", 1, null],
  { "xenplan.kind": "host" },
];

const KEYS: readonly string[] = [
  "__proto__",
  "constructor",
  "hosts",
  "name",
  "x-y",
  "",
  "a.b",
  "a\\.b",
  "domUs",
  "memoryGiB",
  "size",
  "$unknown",
  "count",
  "deposed",
  "networks.x",
];

interface Slot {
  readonly holder: Record<string, Value> | Value[];
  readonly key: string | number;
}

/** A copy of a value with one to four things in it changed. */
export function mutated(value: Value, random: Random): Value {
  const root = { value: structuredClone(value) };
  for (let times = 1 + below(random, 4); times > 0; times--) mutateOnce(root, random);
  return root.value;
}

function mutateOnce(root: { value: Value }, random: Random): void {
  const slots: Slot[] = [{ holder: root, key: "value" }];
  const walk = (holder: Value): void => {
    if (typeof holder !== "object" || holder === null) return;
    for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      slots.push({ holder: holder as Record<string, Value>, key });
      walk((holder as Record<string, Value>)[key as string]);
    }
  };
  walk(root.value);
  const { holder, key } = slots.length > 1 && random() < 0.99 ? oneOf(random, slots.slice(1)) : (slots[0] as Slot);
  const at = holder as Record<string | number, Value>;
  const other = oneOf(random, slots);
  const value = structuredClone((other.holder as Record<string | number, Value>)[other.key]);
  switch (below(random, 7)) {
    case 0:
    case 1:
      at[key] = structuredClone(oneOf(random, HOSTILE));
      break;
    case 2:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else if (holder !== (root as unknown)) Reflect.deleteProperty(holder, key);
      break;
    case 3:
      if (Array.isArray(holder)) holder.push(structuredClone(at[key]));
      else
        Object.defineProperty(holder, oneOf(random, KEYS), {
          value,
          enumerable: true,
          writable: true,
          configurable: true,
        });
      break;
    case 4:
      at[key] = value;
      break;
    case 5:
      if (typeof at[key] === "string") at[key] = mutatedText(at[key], random);
      else at[key] = [at[key]];
      break;
    default:
      at[key] = typeof at[key] === "object" ? JSON.stringify(at[key]) : { [oneOf(random, KEYS)]: at[key] };
  }
}

const PIECES: readonly string[] = [
  "\0",
  "\n",
  "\t",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "- ",
  "&a ",
  "*a",
  "<<: ",
  "!!binary ",
  "# ",
  "\ufeff",
  "\u2028",
  "\ud800",
  "é",
  "0",
  "9",
  "=",
  "|",
  ">",
  "%",
  "@",
  "`",
  "\\",
  "::",
  "  ",
];

/** A copy of a text with some of its characters changed. */
export function mutatedText(text: string, random: Random): string {
  let result = text;
  for (let times = 1 + below(random, 4); times > 0; times--) {
    const [from, to] = [below(random, result.length + 1), below(random, result.length + 1)];
    const [start, end] = [Math.min(from, to), Math.min(Math.max(from, to), Math.min(from, to) + 40)];
    switch (below(random, 4)) {
      case 0:
        result = result.slice(0, start) + oneOf(random, PIECES) + result.slice(start);
        break;
      case 1:
        result = result.slice(0, start) + result.slice(end);
        break;
      case 2:
        result = result.slice(0, end) + result.slice(start, end) + result.slice(end);
        break;
      default:
        result = result.slice(0, start) + oneOf(random, PIECES) + result.slice(end);
    }
  }
  return result;
}
