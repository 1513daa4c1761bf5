/** Owns a fleet as a program: the TypeScript that declares with constructs what a fleet document says. */
import { isObject, type RawObject, type RawValue } from "../model/document";
import { isPassword, SIZE_SUFFIXES, sizeForm, spellingsOf } from "../model/form";
import type { AnyThing } from "../model/thing";
import { THINGS } from "../model/schema";

const NETWORKS: Readonly<Record<string, string>> = {
  bridged: "BridgedNetwork",
  routed: "RoutedNetwork",
  nat: "NatNetwork",
};
const DOMUS: Readonly<Record<string, string>> = { pv: "PvDomU", pvh: "PvhDomU", hvm: "HvmDomU" };

/**
 * @param document a whole and valid one, in which everything is known.
 * @param base the file that says what there was before, if the program is to name one.
 * @returns undefined where the constructs' types don't allow what the document says.
 */
export function programOf(document: RawObject, base?: string): string | undefined {
  const program = new Program();
  for (const host of listOf(document, "hosts")) if (!program.host(host)) return undefined;
  const imports = [...program.imported, "XenApp"].sort((a, b) => a.localeCompare(b, "en"));
  return [
    'import { TerraformStack } from "cdktf";',
    `import { ${imports.join(", ")} } from "xenplan";`,
    "",
    `const app = new XenApp(${base === undefined ? "" : `{ base: ${JSON.stringify(base)} }`});`,
    'const stack = new TerraformStack(app, "fleet");',
    ...program.lines,
    "app.synth();",
    "",
  ].join("\n");
}

class Program {
  readonly imported = new Set<string>();
  readonly lines: string[] = [];
  private readonly ids = new Set<string>();
  private readonly variables = new Set<string>();
  /** Whether all that was declared so far is a prop of a construct. */
  private isSayable = true;

  /** False for what the types don't allow. */
  host({ networks, volumeGroups, domUs, removals, ...own }: RawObject): boolean {
    const dom0 = isObject(own["dom0"]) ? own["dom0"] : {};
    if (removals !== undefined || !says(own, "memory") || !says(dom0, "memory")) return false;
    // A list without constructs is one that nobody said, unless what is declared is all.
    const isEmpty = [networks, volumeGroups, domUs].some((list) => Array.isArray(list) && list.length === 0);
    const host = this.declare(
      "XenHost",
      String(own["name"]),
      { ...own, ...(isEmpty && { complete: true }) },
      THINGS.host,
    );
    for (const network of items(networks))
      this.declare(
        NETWORKS[String(network["mode"])] ?? "",
        String(network["bridge"]),
        network,
        THINGS.network,
        { host },
        ["mode"],
      );
    for (const { logicalVolumes, ...group } of items(volumeGroups)) {
      const volumeGroup = this.declare(
        "VolumeGroup",
        String(group["name"]),
        group,
        THINGS.volumeGroup,
        { host },
        [],
        items(logicalVolumes).length > 0,
      );
      for (const volume of items(logicalVolumes))
        this.declare("LogicalVolume", String(volume["name"]), volume, THINGS.logicalVolume, { volumeGroup });
    }
    return items(domUs).every((domU) => this.domU(domU, host)) && this.isSayable;
  }

  private domU({ plannedReboots, ...domU }: RawObject, host: string): boolean {
    if (!isAllowed(domU)) return false;
    const reboots = items(plannedReboots);
    const variable = this.declare(
      DOMUS[String(domU["type"])] ?? "",
      String(domU["name"]),
      domU,
      THINGS.domU,
      { host },
      ["type"],
      reboots.length > 0,
    );
    reboots.forEach((reboot, index) =>
      this.declare("PlannedReboot", `${String(domU["name"])}-reboot-${index}`, reboot, THINGS.plannedReboot, {
        domU: variable,
      }),
    );
    return true;
  }

  /** Declares one construct. @returns the variable that it is in. */
  private declare(
    construct: string,
    name: string,
    fields: RawObject,
    table: AnyThing,
    owner: Readonly<Record<string, string>> = {},
    without: readonly string[] = [],
    owns = Object.keys(owner).length === 0,
  ): string {
    this.imported.add(construct);
    const id = unused(name, this.ids);
    const variable = owns ? unused(variableOf(name), this.variables) : "";
    const key = table.key ?? "";
    const left = Object.fromEntries(
      Object.entries(fields).filter(
        ([field, value]) => !without.includes(field) && value !== undefined && !(field === key && value === id),
      ),
    );
    const owners = Object.entries(owner).map(([field, value]) => (field === value ? field : `${field}: ${value}`));
    const props = [...owners, ...this.entries(left, table)].map((prop) => `  ${prop},`);
    this.lines.push(
      `${owns ? `const ${variable} = ` : ""}new ${construct}(stack, ${JSON.stringify(id)}, {`,
      ...props,
      "});",
    );
    return variable;
  }

  private entries(fields: RawObject, table: AnyThing | undefined): string[] {
    return Object.entries(fields).map(([key, value]) => {
      const name = table === THINGS.vbd && SIZES.has(key) ? "size" : (table?.keys.get(key) ?? key);
      const field = table?.fields[name];
      if (field?.saidBy === "tool") this.isSayable = false;
      if (isSize(table, name)) return `${name}: ${this.size(key.slice(name.length), value)}`;
      return `${/^\w+$/.test(name) ? name : JSON.stringify(name)}: ${this.value(value, field?.holds)}`;
    });
  }

  private size(suffix: string, value: RawValue): string {
    this.imported.add("Size");
    if (suffix === "") return `Size.parse(${JSON.stringify(value)})`;
    return `Size.of(${JSON.stringify(value)}, "${suffix === "Bytes" ? "B" : suffix}")`;
  }

  private value(value: RawValue, table: AnyThing | undefined): string {
    if (Array.isArray(value))
      return `[${(value as readonly RawValue[]).map((item) => this.value(item, table)).join(", ")}]`;
    return isObject(value) ? `{ ${this.entries(value, table).join(", ")} }` : JSON.stringify(value);
  }
}

const SIZES: ReadonlySet<string> = new Set(spellingsOf("size"));

/** A vbd's size belongs to its target, which is one field with it. */
function isSize(table: AnyThing | undefined, name: string): boolean {
  return table?.fields[name]?.form === sizeForm || (table === THINGS.vbd && name === "size");
}

/** What the constructs let a domU of its type have. */
function isAllowed(domU: RawObject): boolean {
  const boot = isObject(domU["boot"]) ? Object.keys(domU["boot"]) : [];
  if (isObject(domU["settings"]) && Object.keys(domU["settings"]).some(isPassword)) return false;
  if (domU["type"] === "hvm") return !boot.some((field) => ["bootloader", "firmware"].includes(field));
  const emulates = items(domU["vifs"]).some(({ type, model }) => type === "ioemu" || model !== undefined);
  return (
    !emulates &&
    !boot.some((field) => ["bios", "order"].includes(field)) &&
    (domU["type"] === "pvh" || domU["wordSize"] !== undefined)
  );
}

function says(fields: RawObject, size: string): boolean {
  return ["", ...SIZE_SUFFIXES].some((suffix) => fields[`${size}${suffix}`] !== undefined);
}

function listOf(document: RawObject, key: string): readonly RawObject[] {
  return items(document[key]);
}

function items(list: RawValue): readonly RawObject[] {
  return Array.isArray(list) ? (list as readonly RawObject[]) : [];
}

function unused(name: string, taken: Set<string>): string {
  let candidate = name;
  for (let more = 2; taken.has(candidate); more++) candidate = `${name}${more}`;
  taken.add(candidate);
  return candidate;
}

/** `webRoot` of `web-root`; names that begin with a digit get a letter. */
function variableOf(name: string): string {
  const words = name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? "").toUpperCase());
  return /^[A-Za-z]/.test(words) && !["app", "stack"].includes(words) ? words : `_${words}`;
}
