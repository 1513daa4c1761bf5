/** Owns the way from an xl.cfg to a domU of the fleet document, as xl of a release reads it (xen.git, tools/xl/xl_parse.c: parse_config_data). */
import { lookup } from "../../facts/fact";
import { configurationKeys } from "../../facts/toolstack";
import type { Origin, RawObject, RawValue } from "../../model/document";
import { isPassword, withoutPasswords } from "../../model/form";
import { Unknown } from "../../model/planned";
import { numberSetting } from "../../model/settings";
import { fileName } from "../../units/file-name";
import { type Architecture, familyOf } from "../../xen/architecture";
import type { XenRelease } from "../../xen/release";
import { readGuestType } from "../../xlcfg/guest-type";
import type { Span } from "../../xlcfg/lexer";
import type { CfgNode } from "../../xlcfg/parse";
import type { Setting } from "../../xlcfg/settings";
import { LISTS } from "./devices";
import { Draft } from "./draft";
import { KEYS, type KeyOfField } from "./keys";
import type { ParsedFile } from "./parsed";
import type { Places } from "./places";
import type { Sink } from "./sink";

/** libxl's own, where the file says nothing (tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault). */
const MEMORY_UNSAID = "32MiB";

export interface DomUOfFile {
  readonly document: RawObject;
  readonly origins: ReadonlyMap<object, Origin>;
}

/** Whose xl reads the file. */
export interface Toolstack {
  readonly release: XenRelease;
  /** Absent where nobody says it. */
  readonly architecture?: Architecture;
}

/** What xl refuses or drops of it is told in the domU's remarks. */
export function domUOf(parsed: ParsedFile, file: string, toolstack: Toolstack, places: Places): DomUOfFile {
  return new DomUReader(parsed, file, toolstack, places).read();
}

class DomUReader implements Sink {
  readonly origins = new Map<object, Origin>();
  private readonly remarks: RawObject[] = [];
  private readonly domU = new Draft();
  private readonly boot = new Draft();
  private readonly others = new Draft();
  private readonly settings: ReadonlyMap<string, Setting>;

  constructor(
    parsed: ParsedFile,
    private readonly file: string,
    private readonly toolstack: Toolstack,
    readonly places: Places,
  ) {
    const { settings, overridden, faults } = parsed.inTheEnd;
    this.settings = settings;
    for (const fault of [...parsed.faults, ...faults]) this.remark("refused", fault.message, fault);
    for (const { name, nameSpan } of overridden)
      this.remark("dropped", `${name} stands once more further down, and the last one counts`, nameSpan);
  }

  readonly remark: Sink["remark"] = (outcome, says, span) => {
    const draft = new Draft();
    draft.set("outcome", outcome, span);
    draft.set("says", says, span);
    this.remarks.push(draft.finish(this.origins, this.places, span));
  };

  read(): DomUOfFile {
    const name = this.text("name");
    if (name === undefined || name === "") this.remark("refused", "no name is said", { start: 0, end: 0 });
    this.domU.set("name", name === undefined || name === "" ? nameOf(this.file) : name, this.spanOf("name"));
    this.type();
    for (const [key, { value }] of this.settings) this.field(key, value);
    if (!("memory" in this.domU.document)) this.domU.set("memory", MEMORY_UNSAID, this.spanOf("memory"));
    this.kernelArguments();
    const start: Span = { start: 0, end: 0 };
    for (const [field, draft] of [
      ["boot", this.boot],
      ["settings", this.others],
    ] as const)
      if (Object.keys(draft.document).length > 0)
        this.domU.set(field, draft.finish(this.origins, this.places, start), start);
    if (this.remarks.length > 0) this.domU.set("remarks", this.remarks, start);
    return {
      document: this.domU.finish(this.origins, this.places, this.spanOf("name"), this.file),
      origins: this.origins,
    };
  }

  private field(key: string, value: CfgNode): void {
    if (OWN.has(key)) return;
    const of = KEYS.get(key);
    if (of === undefined) return this.setting(key, value);
    (of.part === "boot" ? this.boot : this.domU).set(of.field, this.valueOf(key, value, of.kind), value);
  }

  /** Undefined for what xl takes for nothing. */
  private valueOf(key: string, value: CfgNode, kind: KeyOfField["kind"]): RawValue {
    if (kind === "text") return this.text(key) || undefined;
    if (kind === "list") {
      if (value.kind === "list") return LISTS.get(key)?.(value.items, this.toolstack.release, this);
      this.otherForm(key, "a list", value);
      return undefined;
    }
    const number = this.number(key);
    return kind === "size" && number !== undefined ? `${number}MiB` : number;
  }

  private setting(key: string, value: CfgNode): void {
    if (value.kind === "list" && value.items.some(({ kind }) => kind === "list"))
      this.remark("unread", `${key}: a list of lists`, value);
    else this.others.set(key, settingOf(key, value), value);
  }

  private type(): void {
    const { architecture } = this.toolstack;
    const words = {
      readsType: lookup(configurationKeys, this.toolstack.release)?.value.includes("type") === true,
      otherwise: architecture !== undefined && familyOf(architecture) === "arm" ? "pvh" : "pv",
    } as const;
    if (this.settings.has("pvh"))
      this.remark(words.readsType ? "dropped" : "unread", 'pvh: what it was, type="pvh" is', this.spanOf("pvh"));
    const type = readGuestType(this.text("type"), this.text("builder"), words);
    if (typeof type === "string") return this.domU.set("type", type, this.spanOf("type", "builder"));
    this.remark("refused", type.fault.message, this.spanOf(type.fault.key));
    this.domU.set("type", words.otherwise, this.spanOf(type.fault.key));
  }

  /** cmdline takes the place of root and extra (xl_parse.c: parse_cmdline), since 4.3. */
  private kernelArguments(): void {
    const commandLine = this.text("cmdline");
    if (commandLine !== undefined) this.boot.set("extra", commandLine, this.spanOf("cmdline"));
    for (const key of ["root", "extra"]) {
      const value = this.text(key);
      if (value === undefined) continue;
      if (commandLine === undefined) this.boot.set(key, key === "root" ? value || undefined : value, this.spanOf(key));
      else this.remark("dropped", `${key} is ignored beside cmdline`, this.spanOf(key));
    }
  }

  /** xl reads a number as a text, too. */
  private text(key: string): string | undefined {
    const value = this.settings.get(key)?.value;
    if (value === undefined || value.kind !== "list") return value?.text;
    this.otherForm(key, "a text", value);
    return undefined;
  }

  private number(key: string): number | undefined {
    const value = this.settings.get(key)?.value;
    if (value === undefined) return undefined;
    const number = value.kind === "list" ? undefined : numberSetting(new Map([[key, value.text]]), key);
    if (typeof number === "number") return number;
    this.otherForm(key, "a number", value);
    return undefined;
  }

  private otherForm(key: string, wanted: string, value: CfgNode): void {
    this.remark("dropped", `${key} is ignored, since it is not ${wanted}`, value);
  }

  /** Of the first of these keys that stands in the file, or the file's beginning. */
  private spanOf(...keys: readonly string[]): Span {
    for (const key of keys) {
      const value = this.settings.get(key)?.value;
      if (value !== undefined) return value;
    }
    return { start: 0, end: 0 };
  }
}

/** Keys that are read by more than their own value. */
const OWN: ReadonlySet<string> = new Set(["name", "type", "builder", "pvh", "root", "extra", "cmdline"]);

/** Of a value without lists in lists. */
function settingOf(key: string, value: CfgNode): RawObject[string] {
  // Of a password it is known that there is one; an empty one is none.
  if (value.kind !== "list") {
    if (isPassword(key) && value.text !== "") return new Unknown(undefined, "secret");
    const isPlain = value.kind === "number" && /^(?:0|[1-9][0-9]{0,14})$/.test(value.text);
    return isPlain ? Number(value.text) : value.text;
  }
  return value.items.map((item) => (item.kind === "list" ? "" : withoutPasswords(item.text)));
}

/** A domU whose file doesn't name it is called as the file. */
function nameOf(file: string): string {
  return (
    fileName(file)
      .replace(/\.[^.]*$/, "")
      .replace(/[^\w.-]/g, "-") || "unnamed"
  );
}
