/** Owns how xl takes the type of a domU from its configuration (xen.git, tools/xl/xl_parse.c: parse_config_data). */

export type GuestTypeWord = "pv" | "pvh" | "hvm";

/** What a release knows, and what is taken where nothing is said. */
export interface GuestTypeWords {
  /** Whether `type` is read, and `builder` in its few words alone (4.10 on). */
  readonly readsType: boolean;
  readonly otherwise: GuestTypeWord;
}

/** The key that is at fault, and why. */
export interface TypeFault {
  readonly fault: { readonly key: "type" | "builder"; readonly message: string };
}

/** The order in which xl asks: the first word that begins with what is written, be that nothing. */
const TYPES: readonly GuestTypeWord[] = ["hvm", "pv", "pvh"];
const BUILDERS: ReadonlyMap<string, GuestTypeWord> = new Map([
  ["hvm", "hvm"],
  ["generic", "pv"],
]);

export function readGuestType(
  type: string | undefined,
  builder: string | undefined,
  { readsType, otherwise }: GuestTypeWords,
): GuestTypeWord | TypeFault {
  if (!readsType) return builder !== undefined && "hvm".startsWith(builder) ? "hvm" : "pv";
  const typed = type === undefined ? undefined : TYPES.find((word) => word.startsWith(type));
  if (type !== undefined && typed === undefined)
    return { fault: { key: "type", message: `type is ${TYPES.join(", ")}, and not ${type}` } };
  if (builder === undefined) return typed ?? otherwise;
  const built = [...BUILDERS].find(([word]) => word.startsWith(builder))?.[1];
  if (built === undefined)
    return {
      fault: { key: "builder", message: `builder is ${[...BUILDERS.keys()].join(" or ")}, and not ${builder}` },
    };
  if (typed !== undefined && typed !== built)
    return { fault: { key: "builder", message: `builder=${builder} contradicts type=${type}` } };
  return built;
}
