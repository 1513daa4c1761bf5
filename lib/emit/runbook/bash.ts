/** Owns a runbook as a bash script: it looks what is done already, does the rest in order, and can be killed and run again anywhere. */
import { cfgPath, rebootRecord, shutdownOptions } from "../domu-script";
import { fileName, pairFileName } from "../file-name";
import {
  announcements,
  checkWindow,
  domuSteps,
  growVolume,
  mustExist,
  preflightVolume,
  rebootDomain,
  steps,
} from "../../shell/library";
import { windowsOf } from "../windows";
import { toolstackOf } from "../host-script";
import { call, renderScript, type ScriptOption } from "../../shell/script";
import { hereDocument, oneLine } from "../../shell/quoting";
import { domUFunctions } from "./domu-functions";
import type { Act, GrowRunbook, Step, VolumeUser } from "./runbook";

export function bashRunbook(runbook: GrowRunbook): string {
  const { host, volumeGroup, logicalVolume, before, after, writer } = runbook;
  const domUSteps = runbook.steps.filter(({ where }) => where !== "dom0");
  const reboots = runbook.steps.some(({ act }) => act.kind === "rebootDomU");
  return renderScript({
    name: `${oneLine(host.name)}/runbooks/grow-${pairFileName(volumeGroup, logicalVolume)}.sh`,
    purpose: `Grows ${volumeGroup}/${logicalVolume} on ${host.name} from ${before} to ${after}, and what is on it.`,
    notes: [
      "It does what is not done yet, in this order: run it again if it was stopped.",
      ...runbook.steps.map(({ id, title }) => `  ${id}: ${title}`),
      ...(writer
        ? [
            "Steps in the domU are done by ssh (--domu-ssh), or by hand: then it stops, says what to do, and goes on with --confirm.",
          ]
        : []),
    ],
    options: [...(reboots ? [ANY_TIME] : []), ...(writer ? domUOptions(domUSteps) : [])],
    lockSeconds: 0,
    functions: [
      steps,
      preflightVolume,
      growVolume,
      ...(reboots ? [rebootDomain, checkWindow, mustExist] : []),
      ...(runbook.users.length > 0 ? [announcements] : []),
      ...(writer ? [{ needs: [], source: embedded(runbook, writer, domUSteps) }, domuSteps] : []),
    ],
    variables: { toolstack: toolstackOf(host), folder: "", size: "", extended: "no", current: "", remedy: "" },
    main: [...runbook.steps.flatMap((step) => stepLines(runbook, step, domUSteps)), "step '' 'all done' ''"],
  });
}

const ANY_TIME: ScriptOption = {
  usage: "--any-time",
  help: "Reboot outside the planned window too.",
  variable: "any_time",
  initially: "no",
  lines: ["any_time=yes"],
};

function domUOptions(domUSteps: readonly Step[]): readonly ScriptOption[] {
  const ids = domUSteps.map(({ id }) => id);
  return [
    {
      usage: "--domu-ssh TARGET",
      help: "How ssh reaches the domU, as root and without a password.",
      variable: "domu_ssh",
      initially: "",
      lines: ["domu_ssh=$2"],
    },
    {
      usage: "--confirm STEP",
      help: `This step, and those in the domU before it, were done by hand: ${ids.join(", ")}.`,
      variable: "confirmed",
      initially: "",
      lines: [
        "case $2 in",
        `  ${ids.join(" | ")}) confirmed="$confirmed $2" ;;`,
        `  *) wrong_option "--confirm takes ${ids.join(", ")}" ;;`,
        "esac",
      ],
    },
  ];
}

/** What is for the domU and for the person in it, as documents that the script only passes on. */
function embedded(runbook: GrowRunbook, writer: VolumeUser, domUSteps: readonly Step[]): string {
  const text = domUSteps.flatMap(({ id, title, commands, verifications }) => [
    `${id}: ${oneLine(title)}`,
    ...commands.map((line) => `    ${line}`),
    ...verifications.flatMap(({ command, expected }) => [`    ${command}`, `        shows ${oneLine(expected)}`]),
  ]);
  const last = domUSteps.at(-1)?.id ?? "";
  const help = [
    `In ${oneLine(writer.domU.name)}, as root, in this order:`,
    ...text,
    `Then run this again with --confirm ${last}`,
  ].join("\n");
  return [
    "domu_functions() {",
    ...hereDocument("cat", domUFunctions(runbook, writer), "DOMU"),
    "}",
    "",
    "# Once is enough.",
    "by_hand() {",
    "  by_hand() { :; }",
    ...hereDocument("  cat", help, "BY_HAND"),
    "}",
  ].join("\n");
}

function stepLines(runbook: GrowRunbook, step: Step, domUSteps: readonly Step[]): readonly string[] {
  const lines = actLines(runbook, step, domUSteps);
  // The journal has no place before the preflight has found out the size.
  const begin =
    step.act.kind === "preflight"
      ? call("say", `== ${step.id}: ${step.title}`)
      : call("step", step.id, oneLine(step.title), oneLine(step.onFailure));
  return [begin, ...lines];
}

function actLines(runbook: GrowRunbook, step: Step, domUSteps: readonly Step[]): readonly string[] {
  const { volumeGroup, logicalVolume, before, after, users, writer } = runbook;
  const { act, timeoutSeconds } = step;
  const inDomU = (done: string, does: string): readonly string[] => {
    const accepted = domUSteps.slice(domUSteps.indexOf(step)).map(({ id }) => id);
    const shown =
      step.commands.length > 0
        ? step.commands.join("; ")
        : `wait until ${step.verifications.map(({ command, expected }) => `${command} shows ${expected}`).join(", ")}`;
    return [call("domu_step", step.id, accepted.join(" "), done, does, String(timeoutSeconds), oneLine(shown))];
  };
  switch (act.kind) {
    case "preflight":
      return [
        call("preflight_volume", volumeGroup, logicalVolume, String(before.bytes), String(after.bytes)),
        call("check_users", volumeGroup, logicalVolume, ...new Set(users.map(({ domU }) => domU.name))),
        ...rebootedOf(runbook).map(({ domU }) => call("check_cfg", domU.name, cfgPath(domU))),
        ...(writer && runbook.filesystem !== undefined ? [call("preflight_domu", "is_ready", writer.domU.name)] : []),
        call(
          "say",
          `What was grown can't be made smaller again: is there a backup of ${volumeGroup}/${logicalVolume}?`,
        ),
      ];
    case "extendVolume":
      return [
        call(
          "grow_volume",
          volumeGroup,
          logicalVolume,
          ...rebootedOf(runbook).flatMap(({ domU }) => [fileName(domU.name), domU.name]),
        ),
      ];
    case "rebootDomU":
      return rebootLines(runbook, act);
    case "awaitAnnouncement":
      return [call("await_announced", act.user.domU.name, String(act.user.device), String(timeoutSeconds))];
    case "seeSize":
      return inDomU("sees_size", "");
    case "growPartition":
      return inDomU("partition_is_grown", "grow_partition");
    case "growFilesystem":
      return inDomU("is_grown", "grow");
  }
}

function rebootedOf({ steps }: GrowRunbook): readonly VolumeUser[] {
  return steps.flatMap(({ act }) => (act.kind === "rebootDomU" ? [act.user] : []));
}

function rebootLines(
  { host, users }: GrowRunbook,
  { user: { domU } }: Extract<Act, { kind: "rebootDomU" }>,
): readonly string[] {
  const numbers = users.filter((user) => user.domU === domU).map(({ device }) => String(device));
  return [
    `if started_since "$folder"/${call(fileName(domU.name), domU.name)}; then`,
    `  ${call("say", `${oneLine(domU.name)} was started after the volume had grown: no reboot`)}`,
    "else",
    `  ${call("check_window", domU.name, ...windowsOf(domU))}`,
    `  ${call("record_run", rebootRecord(host, domU), domU.name)}`,
    `  ${call("reboot_domain", domU.name, cfgPath(domU), ...shutdownOptions(domU))}`,
    "fi",
    ...numbers.map((number) => call("await_announced", domU.name, number, "30")),
  ];
}
