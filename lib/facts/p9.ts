/** Owns the facts on 9pfs shares. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export interface P9Syntax {
  /** Every key that is read; another is refused. */
  readonly keys: readonly string[];
  /** The types, the first being the default; empty where there is no choice. */
  readonly types: readonly string[];
  /** The keys that a share of each type must have. */
  readonly required: Readonly<Record<string, readonly string[]>>;
  /** The keys that only xen_9pfsd takes. */
  readonly onlyXen9pfsd: readonly string[];
}

const KEYS = ["tag", "security_model", "path", "backend"] as const;
const REQUIRED = ["path", "security_model", "tag"] as const;
const LIMITS = ["max-files", "max-open-files", "max-space", "auto-delete"] as const;

export const p9Syntax = defineFact<P9Syntax>({
  id: "p9-syntax",
  statement: "How a 9pfs share is written: its keys, its types, and which keys go with which type.",
  basis: "source-code",
  scope: "An item of p9=. xl refuses a key that it doesn't know, and a share that lacks a key.",
  show: ({ keys, types }) => `${keys.join(", ")}${types.length === 0 ? "" : `; of type ${types.join(" or ")}`}`,
  measured: measured("share-without-model"),
  spans: [
    {
      since: "4.19",
      value: {
        keys: [...KEYS, "type", ...LIMITS],
        types: ["qemu", "xen_9pfsd"],
        required: { qemu: REQUIRED, xen_9pfsd: ["security_model"] },
        onlyXen9pfsd: LIMITS,
      },
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_9pfs.c: libxl__device_p9_setdefault",
        release: "RELEASE-4.19.0",
        quote: "Illegal 9pfs parameter combination",
      },
    },
    {
      since: "4.9",
      until: "4.19",
      value: { keys: KEYS, types: [], required: { qemu: REQUIRED }, onlyXen9pfsd: [] },
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.9.0",
        quote: "9pfs spec missing required field!",
      },
    },
  ],
});

export const p9SecurityModels = defineFact<readonly string[]>({
  id: "p9-security-models",
  statement: "The security models of a 9pfs share.",
  basis: "documented",
  scope: "Files are stored with the credentials that they have in the domU.",
  show: (models) => models.join(", "),
  measured: measured("share-of-another-model"),
  spans: [
    {
      since: "4.9",
      value: ["none"],
      citation: {
        source: "xl.cfg(5)",
        locator: "p9",
        release: "RELEASE-4.17.0",
        quote: 'Only "none" is supported today, which means that the files are stored using',
      },
    },
  ],
});
