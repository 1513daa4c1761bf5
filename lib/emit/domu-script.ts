/** Owns the script that installs a domU's configuration and starts it. It restarts a running one only for a planned reboot, and only when told to. */
import { refuseDom0 } from "./domu-name";
import { createHash } from "node:crypto";
import { sizeOf } from "../model/find";
import type { DomU, Host } from "../model/fleet";
import { configurationOf } from "../model/to-document";
import { domULabel, fileCheckLines, memoryWords, partCheckLines } from "./domu-checks";
import { fileName } from "./file-name";
import { checkWindow, fileChecks, installation, memoryChecks, partChecks, rebootDomain } from "../shell/library";
import { windowsOf } from "./windows";
import { PROVISIONING_LOCK_SECONDS, toolstackOf } from "./host-script";
import { call, renderScript, STATE_FOLDER } from "../shell/script";
import { hereDocument, oneLine, quote } from "../shell/quoting";
import { xlCfg } from "./xl-cfg";

/** Where a domU's configuration is on its host. */
export function cfgPath({ name }: DomU): string {
  return cfgPathOf(name);
}

/** The same by its name, of a domU that nobody declares any more. */
export function cfgPathOf(name: string): string {
  return `/etc/xen/${fileName(name)}.cfg`;
}

/**
 * Where it is recorded that a planned reboot was begun. It is the same place for as long as what the reboot is for stays the same
 * (the domU's configuration and its planned reboots as declared, the sizes of its vbds), so that one declaration is one reboot, whichever script does it.
 */
export function rebootRecord(host: Host, domU: DomU): string {
  const { plannedReboots } = domU;
  const identity = JSON.stringify([configurationOf(domU), plannedReboots, domU.vbds.map((vbd) => sizeOf(host, vbd))]);
  return `${STATE_FOLDER}/reboot/${fileName(domU.name)}/${createHash("sha256").update(identity).digest("hex").slice(0, 16)}`;
}

/** HVM without paravirtual drivers hears of a shutdown by ACPI alone. */
export function shutdownOptions(domU: DomU): readonly string[] {
  return domU.type === "hvm" ? ["-F"] : [];
}

/** `domus/<domU>.sh`. @throws EmitError if a value that it needs is not known until apply, and for dom0. */
export function domUScript(host: Host, domU: DomU): string {
  refuseDom0(host, domU.name);
  const planned = domU.plannedReboots.length > 0;
  const cfg = cfgPath(domU);
  const xl = toolstackOf(host);
  const memory = memoryCheckLines(host, domU);
  const oldCfg = `${STATE_FOLDER}/cfg/${fileName(domU.name)}`;
  return renderScript({
    name: `${oneLine(host.name)}/domus/${fileName(domU.name)}.sh`,
    purpose: `Installs the configuration of the domU ${domU.name} on ${host.name}, and starts it if it isn't running.`,
    notes: planned
      ? [
          "A running domU is left alone without --reboot. With it, each planned reboot is done once:",
          ...domU.plannedReboots.map(
            ({ reason, window }) =>
              `  ${reason}${window === undefined ? "" : ` (from ${window.start}, for ${window.minutes} min)`}`,
          ),
        ]
      : ["A running domU is left alone: no reboot of it is planned."],
    ...(planned && {
      options: [
        {
          usage: "--reboot",
          help: "Do the planned reboot, once.",
          variable: "reboot",
          initially: "no",
          lines: ["reboot=yes"],
        },
        {
          usage: "--any-time",
          help: "Reboot outside the planned window too.",
          variable: "any_time",
          initially: "no",
          lines: ["any_time=yes"],
        },
      ],
    }),
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [
      rebootDomain,
      fileChecks,
      partChecks,
      memoryChecks,
      ...(planned ? [checkWindow] : []),
      { needs: [], source: ["wanted_cfg() {", ...hereDocument("cat", xlCfg(host, domU), "XL_CFG"), "}"].join("\n") },
      installation,
    ],
    variables: { toolstack: xl },
    main: [
      "local id info needed",
      `info=$(${xl} info) || die '${xl} info failed: is this dom0?'`,
      // One that runs is looked at too: it must not be shut down if it could not be started again.
      ...fileCheckLines(host, domU),
      ...partCheckLines(host, domU),
      call("install_cfg", domU.name, cfg, oldCfg),
      call("await_ended", domU.name),
      `id=$(${call("domain_id", domU.name)}) || die '${xl} does not answer'`,
      'if [ -z "$id" ]; then',
      ...memory,
      `  ${call("start_domain", domU.name, cfg)}`,
      ...(planned ? plannedReboot(host, domU, memory) : []),
      "else",
      `  ${call("refuse_paused", domU.name)}`,
      `  ${call("tell_old_cfg", domU.name, oldCfg)}`,
      "fi",
    ],
  });
}

/** Before a start, and before the shutdown that a start is to follow. */
function memoryCheckLines(host: Host, domU: DomU): readonly string[] {
  const words = memoryWords(host, domU);
  return [
    `  needed=$(${call("memory_to_come", ...words)}) || die '${toolstackOf(host)} does not answer'`,
    `  check_free_memory "$needed" ${quote(domULabel(domU))}`,
  ];
}

function plannedReboot(host: Host, domU: DomU, memory: readonly string[]): readonly string[] {
  const record = rebootRecord(host, domU);
  return [
    'elif [ "$reboot" = yes ]; then',
    `  if ${call("started_since", record, domU.name)}; then`,
    `    ${call("say", `the planned reboot of ${oneLine(domU.name)} was done already`)}`,
    "  else",
    `    ${call("check_window", domU.name, ...windowsOf(domU))}`,
    ...memory.map((line) => `  ${line}`),
    `    ${call("record_run", record, domU.name)}`,
    `    ${call("reboot_domain", domU.name, cfgPath(domU), ...shutdownOptions(domU))}`,
    "  fi",
  ];
}
