/** Owns a domU's configuration as text: xl.cfg, or xm's Python for a release from before xl. */
import { Size } from "../units/size";
import { diskSyntax, pciSyntax, vifSyntax } from "../facts/device-syntax";
import { type Fact, lookup } from "../facts/fact";
import { configurationKeys, deviceModelMustBeNamed, guestTypes, hvmKernel, toolstack } from "../facts/toolstack";
import { unsetVifType } from "../facts/xend-ways";
import { compareNames } from "../model/document";
import type { DomU, Host } from "../model/fleet";
import { MASKED } from "../model/form";
import type { Planned } from "../model/planned";
import type { AnyThing, Field } from "../model/thing";
import { domU as domUTable, MODELLED_XL_KEYS } from "../model/things/dom-u";
import type { XenRelease } from "../xen/release";
import { EmitError } from "./artefact";
import { known } from "./known";
import { diskItem, pciItem, type Placed, vifItem, vnumaItem, wholeMiB } from "./xl-devices";
import { type CfgValue, type Literals, XL_LITERALS, XM_LITERALS } from "../xlcfg/literals";
import { namesHvmloader } from "../xlcfg/hvmloader";

/** Names stay out of it: a comment has no way to quote a newline. */
const HEADER = "# Made by xenplan from the declaration of this domU; edit that instead.";

/** One `key = value` of the file. */
type Entry = readonly [key: string, value: CfgValue];

/**
 * The configuration of a domU, in the keys and the syntax of its host's release.
 * @throws EmitError if a value is not known until apply, or if that release's toolstack would not read back what was declared.
 */
export function xlCfg(host: Host, domU: DomU): string {
  const lost = domU.remarks.find(({ outcome }) => outcome !== "dropped");
  if (lost !== undefined)
    throw new EmitError(
      `domU ${domU.name} on ${host.name} was read from a file of which a part is lost: ${String(lost.says)}`,
    );
  const writer = new Writer(host, domU);
  const literals = writer.fact(toolstack) === "xl" ? XL_LITERALS : XM_LITERALS;
  return [HEADER, ...writer.entries().map((entry) => line(entry, literals, writer.of(entry[0])))]
    .map((text) => `${text}\n`)
    .join("");
}

function line([key, value]: Entry, literals: Literals, what: string): string {
  return `${literals.key(key, what)} = ${literal(value, literals, what)}`;
}

/** A list of several items has a line for each; one within a list stays on its line. */
function literal(value: CfgValue, literals: Literals, what: string, within = false): string {
  if (typeof value === "number") return literals.number(value, what);
  if (typeof value === "string") return literals.text(value, what);
  const items = value.map((item) => literal(item, literals, what, true));
  return items.length < 2 || within ? `[${items.join(", ")}]` : `[\n${items.map((item) => `  ${item},\n`).join("")}]`;
}

class Writer {
  private readonly release: XenRelease;
  private readonly name: string;

  constructor(
    private readonly host: Host,
    private readonly domU: DomU,
  ) {
    this.name = `domU ${domU.name} on ${host.name}`;
    this.release = known(host.xen.release, `the Xen release of host ${host.name}`);
  }

  /** `memory of domU web on alpha`. */
  of(field: string): string {
    return `${field} of ${this.name}`;
  }

  fact<Value>(fact: Fact<Value>): Value {
    const span = lookup(fact, this.release);
    if (span === undefined)
      throw new EmitError(
        `${this.name} can't be written: no source was found for Xen ${this.release}: ${fact.statement}`,
      );
    return span.value;
  }

  /** In the order of the file: what it is, how it boots, memory, CPUs, devices, actions, and the other settings by name. */
  entries(): Entry[] {
    const entries = Object.entries(domUTable.fields as AnyThing["fields"]).flatMap(([field, of]) =>
      this.entriesOf(field, of),
    );
    const read = this.fact(configurationKeys);
    for (const [key] of entries) {
      if (!read.includes(key))
        throw new EmitError(`${this.name} declares ${key}, which the toolstack of Xen ${this.release} doesn't read`);
    }
    return [...entries, ...this.deviceModel(), ...this.settings()];
  }

  /** A field that has a key of its own is written by its table alone. */
  private entriesOf(field: string, { xl, holds }: Field<unknown>): Entry[] {
    if (field === "type") return this.type();
    if (field === "boot") return this.boot();
    if (typeof xl !== "string") return [];
    if (holds !== undefined) return this.devices(xl);
    return this.scalar(xl, this.domU[field as keyof DomU] as Planned<string | number | Size> | undefined);
  }

  private type(): Entry[] {
    const { type } = this.domU;
    const types = this.fact(guestTypes);
    if (!types.includes(type))
      throw new EmitError(`${this.name} is of type ${type}, but Xen ${this.release} makes ${types.join(" and ")} only`);
    if (this.fact(configurationKeys).includes("type")) return [["type", type]];
    return type === "hvm" ? [["builder", "hvm"]] : []; // PV is what both toolstacks make without a builder.
  }

  private boot(): Entry[] {
    const { boot, type } = this.domU;
    const kernel = boot.kernel === undefined ? undefined : known(boot.kernel, this.of("kernel"));
    return [
      ...(type === "hvm" ? this.hvmKernel(kernel) : this.directBoot(kernel)),
      ...this.text("bootloader", boot.bootloader),
      ...this.text("firmware", boot.firmware),
      ...this.text("bios", boot.bios),
      ...this.text("boot", boot.order),
    ];
  }

  private directBoot(kernel: string | undefined): Entry[] {
    const { ramdisk, root, extra } = this.domU.boot;
    return [
      ...this.text("kernel", kernel),
      ...this.text("ramdisk", ramdisk),
      ...this.text("root", root),
      ...this.text("extra", extra),
    ];
  }

  /** Old configurations name the firmware, hvmloader, as the kernel; xl from 4.2 on finds it by itself and ignores that with a warning. */
  private hvmKernel(kernel: string | undefined): Entry[] {
    const meaning = this.fact(hvmKernel);
    const namesFirmware = kernel !== undefined && namesHvmloader(kernel);
    if (meaning.use === "direct-boot") return this.directBoot(namesFirmware ? undefined : kernel);
    for (const key of ["ramdisk", "root", "extra"] as const)
      if (this.domU.boot[key] !== undefined) this.refuseDirectBoot(key);
    if (kernel !== undefined && !namesFirmware) this.refuseDirectBoot("kernel");
    return meaning.use === "firmware" ? this.text("kernel", kernel ?? meaning.path) : [];
  }

  private refuseDirectBoot(key: string): never {
    throw new EmitError(
      `${this.name} declares ${key} and is of type hvm, but the toolstack of Xen ${this.release} can't boot a kernel in an HVM domU directly`,
    );
  }

  private devices(key: string): Entry[] {
    const items = this.items(key);
    return items.length === 0 ? [] : [[key, items]];
  }

  private items(key: string): readonly CfgValue[] {
    const { vbds, vifs, pci, vnuma, type } = this.domU;
    const placed = (device: string): Placed => ({ what: this.of(device), release: `Xen ${this.release}` });
    if (key === "disk") return vbds.map((vbd) => diskItem(vbd, this.fact(diskSyntax), placed(`vbd ${vbd.vdev}`)));
    if (key === "vif")
      return vifs.map((vif, index) =>
        vifItem(vif, type, { ...this.fact(vifSyntax), unset: this.fact(unsetVifType) }, placed(`vif ${index}`)),
      );
    if (key === "pci")
      return pci.map((device) => pciItem(device, this.fact(pciSyntax), placed(`PCI device ${device.bdf}`)));
    if (key === "vnuma") return vnuma.map((node, index) => vnumaItem(node, placed(`vNUMA node ${index}`)));
    throw new Error(`nobody knows how the items of ${key} are written`);
  }

  /** The path follows dom0's own word size (xmexample.hvm: arch_libdir). */
  private deviceModel(): Entry[] {
    if (this.domU.type !== "hvm" || this.domU.settings.has("device_model") || !this.fact(deviceModelMustBeNamed))
      return [];
    const wordSize = this.host.dom0.wordSize ?? this.host.xen.wordSize;
    if (wordSize === undefined) {
      throw new EmitError(
        `${this.name} needs its device_model named on Xen ${this.release}: declare the word size of dom0, or device_model among the settings`,
      );
    }
    const libraries = known(wordSize, `the word size of dom0 on ${this.host.name}`) === "x86_64" ? "lib64" : "lib";
    return [["device_model", `/usr/${libraries}/xen/bin/qemu-dm`]];
  }

  private settings(): Entry[] {
    return [...this.domU.settings]
      .sort(([a], [b]) => compareNames(a, b))
      .map(([key, value]): Entry => {
        if (MODELLED_XL_KEYS.includes(key))
          throw new EmitError(`${this.name} has ${key} among its settings, but it is a field of its own`);
        const said = known(value, this.of(key));
        if (typeof said === "object" && said.some((text) => text.includes(MASKED)))
          throw new EmitError(`${this.of(key)} holds a password that is not known here`);
        return [key, said];
      });
  }

  private text(key: string, value: Planned<string> | undefined): Entry[] {
    return value === undefined ? [] : [[key, known(value, this.of(key))]];
  }

  /** A size in MiB, as xl.cfg(5) counts memory and maxmem. */
  private scalar(key: string, planned: Planned<string | number | Size> | undefined): Entry[] {
    if (planned === undefined) return [];
    const value = known(planned, this.of(key));
    return [[key, value instanceof Size ? wholeMiB(value, this.of(key)) : value]];
  }
}
