/** Owns the symptoms of the device model: how it is found, started and talked to, and its displays. */
import { defineSymptom, printed } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DM = "tools/libs/light/libxl_dm.c";
const PARSE = "tools/xl/xl_parse.c: parse_config_data";

export const vncDisplayTwice = defineSymptom({
  id: "vnc-display-twice",
  meaning: "The VNC display is named twice: behind the address in vnclisten, and in vncdisplay.",
  forms: [
    printed("libxl", "4.3..", "vncdisplay set, vnclisten contains display", [
      DM,
      NEWEST,
      '"vncdisplay set, vnclisten contains display");',
    ]),
    printed("xl", "4.3..", "Display specified both in vnclisten and vncdisplay!", [
      PARSE,
      NEWEST,
      '"ERROR: Display specified both in vnclisten"',
    ]),
  ],
  causes: [
    {
      what: "vnclisten ends in :N, and vncdisplay is not 0.",
      policies: ["vnc-display-agrees"],
      remedy: "Keep the number in vncdisplay alone.",
    },
  ],
});

export const spiceIncomplete = defineSymptom({
  id: "spice-incomplete",
  meaning: "SPICE is on, and lacks a port or a password.",
  forms: [
    printed("libxl", "4.2..", "at least one of the spiceport or tls_port must be provided", [
      DM,
      NEWEST,
      '"at least one of the spiceport or tls_port must be provided");',
    ]),
    printed("libxl", "4.2..", "spice ticketing is enabled but missing password", [
      DM,
      NEWEST,
      'LOG(ERROR, "spice ticketing is enabled but missing password");',
    ]),
    printed("libxl", "4.2..", "spice password can't be empty", [
      DM,
      NEWEST,
      'LOG(ERROR, "spice password can\'t be empty");',
    ]),
  ],
  causes: [
    {
      what: "Neither spiceport nor spicetls_port is set, or spicepasswd is missing without spicedisable_ticketing=1.",
      policies: ["spice-is-complete"],
      remedy: "Set a port and a password, and spicehost to an address that not everybody reaches.",
    },
  ],
});

export const deviceModelUnknown = defineSymptom({
  id: "device-model-unknown",
  meaning: "device_model_version names a device model that this xl does not know.",
  forms: [
    printed("xl", "4.2..", 'Unknown device_model_version "{version}" specified', [
      "tools/xl/xl_parse.c: parse_config_data",
      "RELEASE-4.22.0",
      '"Unknown device_model_version \\"%s\\" specified\\n", buf);',
    ]),
  ],
  causes: [
    {
      what: "It is misspelt, or this release no longer has it: the newest have no qemu-xen-traditional.",
      policies: ["device-model-exists"],
      remedy: "Leave device_model_version out: qemu-xen is the default.",
    },
  ],
});

export const deviceModelUser = defineSymptom({
  id: "device-model-user-unusable",
  meaning: "With dm_restrict the device model runs as a user of its own, and that user can't be had.",
  forms: [
    printed("libxl", "4.12..", "Couldn't find device_model_user {user:word}", [
      `${DM}: libxl__domain_get_device_model_uid`,
      NEWEST,
      'LOGD(ERROR, guest_domid, "Couldn\'t find device_model_user %s",',
    ]),
    printed("libxl", "4.12..", "intended_uid is 0 (root)!", [
      `${DM}: libxl__domain_get_device_model_uid`,
      NEWEST,
      'LOGD(ERROR, guest_domid, "intended_uid is 0 (root)!");',
    ]),
    printed(
      "libxl",
      "4.10..",
      "wanted to use uid {uid:number} ({base:word} + {domain:number}) but that is user {user:word}",
      [`${DM}: libxl__domain_get_device_model_uid`, NEWEST, '"wanted to use uid %ld (%s + %d) but that is user %s !",'],
    ),
    printed(
      "libxl",
      "4.12..",
      "Could not find user {shared:word} or range base pseudo-user {base:word} cannot restrict",
      [
        `${DM}: libxl__domain_get_device_model_uid`,
        NEWEST,
        '"Could not find user %s or range base pseudo-user %s, cannot restrict",',
      ],
    ),
  ],
  causes: [
    {
      what: "The host has no such user, or it is root or somebody else's.",
      policies: ["dm-restrict-is-possible"],
      remedy:
        "Create xen-qemuuser-range-base with 32752 free uids behind it, or a device_model_user for each domain (docs/features/qemu-deprivilege).",
    },
  ],
});

export const deviceModelMissing = defineSymptom({
  id: "device-model-missing",
  meaning: "The program that emulates an HVM domU's devices is not there, or nobody may run it.",
  forms: [
    printed("libxl", "4.2..", "device model {path:word} is not executable", [
      DM,
      NEWEST,
      'LOGED(ERROR, domid, "device model %s is not executable", dm);',
    ]),
  ],
  causes: [
    {
      what: "The domU asks for qemu-xen-traditional (qemu-dm), which newer releases build on request only, and the newest not at all.",
      policies: ["device-model-exists"],
      remedy: "Leave device_model_version out: qemu-xen is the default.",
    },
    {
      what: "dom0 lacks QEMU, or device_model_override names something else.",
      noPolicy: "Which files dom0 has no plan shows.",
      remedy: "Install it (Debian: qemu-system-xen), or correct device_model_override.",
    },
  ],
});

export const deviceModelNotStarted = defineSymptom({
  id: "device-model-not-started",
  meaning: "The device model ended before it said that it was ready. What it had to say is in its own log.",
  forms: [
    printed("libxl", "4.2..", "device model did not start: {code:number}", [
      "tools/libs/light/libxl_create.c: domcreate_devmodel_started",
      NEWEST,
      'LOGD(ERROR, domid, "device model did not start: %d", ret);',
    ]),
    printed("libxl", "4.1..", "device model: spawn failed", [
      DM,
      NEWEST,
      '"%s: spawn failed (rc=%d)", dmss->spawn.what, rc);',
    ]),
    printed("libxl", "4.2..", "device model: startup timed out", [
      "tools/libs/light/libxl_exec.c: spawn_watch_event, whose %s is domain N device model",
      NEWEST,
      'LOG(ERROR, "%s: startup timed out", ss->what); … "domain %d device model"',
    ]),
    printed("libxl", "4.13..", "Post DM startup configs failed, rc={code:number}", [
      DM,
      NEWEST,
      '"Post DM startup configs failed, rc=%d", rc);',
    ]),
  ],
  causes: [
    {
      what: "QEMU refused what libxl asked of it: a display or a port that is taken, a disk that is not there, an option that it does not know.",
      policies: [
        "vnc-displays-are-unique",
        "vbd-targets-exist",
        "hvm-vdevs-do-not-alias",
        "emulated-model-is-supported",
      ],
      remedy: "Read /var/log/xen/qemu-dm-NAME.log in dom0: its last lines say what QEMU could not do.",
    },
    {
      what: "QEMU died over what it was told once it ran. With some builds a VNC password (vncpasswd) is enough.",
      policies: ["passwords-are-kept-out"],
      remedy: "Leave vncpasswd out and let the display listen on 127.0.0.1; read /var/log/xen/qemu-dm-NAME.log.",
      shownBy: ["error on QMP socket"],
    },
    {
      what: "There is no program of that name.",
      policies: ["device-model-exists"],
      remedy: "Install QEMU for Xen (Debian: qemu-system-xen).",
      shownBy: ["is not executable"],
    },
  ],
});

export const qmpLost = defineSymptom({
  id: "device-model-connection-lost",
  meaning: "libxl lost its connection to the device model: QEMU ended, or hangs.",
  forms: [
    printed("libxl", "4.12..", "error on QMP socket: {reason}", [
      "tools/libs/light/libxl_qmp.c: qmp_ev_fd_callback",
      NEWEST,
      'LOGED(ERROR, ev->domid, "error on QMP socket");',
    ]),
    printed("libxl", "4.12..", "Error happened with the QMP connection to QEMU", [
      "tools/libs/light/libxl_qmp.c: qmp_ev_fd_callback",
      NEWEST,
      '"Error happened with the QMP connection to QEMU");',
    ]),
  ],
  causes: [
    {
      what: "QEMU crashed. With some builds a VNC password (vncpasswd) is enough.",
      policies: ["passwords-are-kept-out"],
      remedy: "Read /var/log/xen/qemu-dm-NAME.log; leave vncpasswd out.",
    },
  ],
});

export const upstreamQemuMissing = defineSymptom({
  id: "qemu-xen-unavailable",
  meaning: "There is no QEMU where libxl looks for it, and it takes qemu-xen-traditional in its place.",
  forms: [
    printed("libxl", "4.2..", "qemu-xen is unavailable", [
      "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
      NEWEST,
      'LOGE(INFO, "qemu-xen is unavailable");',
    ]),
  ],
  causes: [
    {
      what: "dom0 lacks QEMU, or it is elsewhere than Xen was built for.",
      noPolicy: "Which files dom0 has no plan shows.",
      remedy: "Install it (Debian: qemu-system-xen), or set device_model_override.",
    },
  ],
});
