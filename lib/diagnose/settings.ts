/** Owns the symptoms of a configuration that xl does not read, and of settings that it does not take or ignores. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DM = "tools/libs/light/libxl_dm.c";
const CFG = "tools/libs/util/libxlu_cfg.c: xlu_cfg_get_bounded_long";
const PARSE = "tools/xl/xl_parse.c: parse_config_data";
const FILES = "Which files dom0 has no plan shows.";

export const configurationNotRead = defineSymptom({
  id: "configuration-not-parsed",
  meaning: "xl could not read the configuration: it is not of its grammar.",
  forms: [
    printed("xl", "4.0..", "Failed to parse config", [
      "tools/xl/xl.c: parse_global_config, and xl_vmcontrol.c",
      NEWEST,
      'fprintf(stderr, "Failed to parse config file: %s\\n", strerror(e));',
    ]),
    printed("xl", "4.0..", "config parsing error near {text}", [
      "tools/libs/util/libxlu_cfg.c: xlu__cfg_yyerror",
      NEWEST,
      '"%s:%d: config parsing error near %s%.*s%s%s: %s\\n",',
    ]),
  ],
  causes: [
    {
      what: "The file holds something that only xm's Python read: an expression, an import, a string over several lines.",
      noPolicy: "A declaration has fields for what the file says, and xl.cfg is written from those.",
      remedy: "Write plain NAME=VALUE lines: numbers, quoted strings, and lists of them.",
    },
  ],
});

export const configurationFileMissing = defineSymptom({
  id: "configuration-file-missing",
  meaning: "xl could not read the file that it was given.",
  forms: [
    printed(
      "xl",
      "4.1..",
      "Failed to read config file: {file}: {reason}",
      ["tools/xl/xl_vmcontrol.c: create_domain", NEWEST, 'fprintf(stderr, "Failed to read config file: %s: %s\\n",'],
      thread("https://github.com/tklengyel/drakvuf/issues/165"),
    ),
  ],
  causes: [
    {
      what: "There is no such file, or it is not xl's to read.",
      noPolicy: FILES,
      remedy: "Name the file, not the domU: xl create /etc/xen/NAME.cfg, as root.",
    },
  ],
});

export const notANumber = defineSymptom({
  id: "setting-not-a-number",
  meaning: "A warning: xl reads a number here, ignores what it found, and goes on with the default.",
  forms: [
    printed("xl", "4.1..", "warning: parameter `{key:word}' is not a valid number", [
      CFG,
      NEWEST,
      '"%s:%d: warning: parameter `%s\' is not a valid number\\n",',
    ]),
  ],
  causes: [
    {
      what: 'A switch is written in words, as vnc="off", or a number is misspelt.',
      policies: ["settings-have-their-form"],
      remedy: "Write 0 or 1.",
    },
  ],
});

export const eventActionUnknown = defineSymptom({
  id: "event-action-unknown",
  meaning: "A key such as on_crash names no action that xl knows.",
  forms: [
    printed("xl", "4.1..", 'Unknown on_poweroff action "{action}" specified', [
      PARSE,
      NEWEST,
      'fprintf(stderr, "Unknown on_poweroff action \\"%s\\" specified\\n", buf);',
    ]),
    printed("xl", "4.1..", 'Unknown on_reboot action "{action}" specified', [
      PARSE,
      NEWEST,
      'fprintf(stderr, "Unknown on_reboot action \\"%s\\" specified\\n", buf);',
    ]),
    printed("xl", "4.1..", 'Unknown on_watchdog action "{action}" specified', [
      PARSE,
      NEWEST,
      'fprintf(stderr, "Unknown on_watchdog action \\"%s\\" specified\\n", buf);',
    ]),
    printed("xl", "4.1..", 'Unknown on_crash action "{action}" specified', [
      PARSE,
      NEWEST,
      'fprintf(stderr, "Unknown on_crash action \\"%s\\" specified\\n", buf);',
    ]),
    printed("xl", "4.7..", 'Unknown on_soft_reset action "{action}" specified', [
      PARSE,
      NEWEST,
      'fprintf(stderr, "Unknown on_soft_reset action \\"%s\\" specified\\n", buf);',
    ]),
  ],
  causes: [
    {
      what: "It is misspelt, or newer than this release.",
      policies: ["event-actions-exist"],
      remedy: "Write destroy, restart, rename-restart, preserve, coredump-destroy or coredump-restart.",
    },
  ],
});

export const usbFamiliesMixed = defineSymptom({
  id: "usb-families-mixed",
  meaning:
    "The older way to give a domU USB (usb, usbdevice) and the newer one (usbversion, spiceusbredirection) exclude each other.",
  forms: [
    printed(
      "libxl",
      "4.4..",
      "usbversion and/or usbredirection cannot be enabled with usb and/or usbdevice parameters.",
      [
        "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
        NEWEST,
        'LOG(ERROR,"usbversion and/or usbredirection cannot be "',
      ],
    ),
  ],
  causes: [{ what: "Keys of both are set.", policies: ["usb-families-do-not-mix"], remedy: "Keep one of the two." }],
});

export const usbversionInvalid = defineSymptom({
  id: "usbversion-invalid",
  meaning: "There is no such version of USB.",
  forms: [
    printed("libxl", "4.4..", "usbversion parameter is invalid, must be between 1 and 3", [
      DM,
      NEWEST,
      'LOGD(ERROR, guest_domid, "usbversion parameter is invalid, "',
    ]),
  ],
  causes: [
    { what: "usbversion is none of 1, 2 and 3.", policies: ["usb-families-do-not-mix"], remedy: "Write one of them." },
  ],
});

export const shareIncomplete = defineSymptom({
  id: "9pfs-share-incomplete",
  meaning: "A 9pfs share lacks its tag, its path or its security model.",
  forms: [
    printed("xl", "4.9..", "9pfs spec missing required field!", [
      "tools/libs/light/libxl_9pfs.c: libxl__device_p9_setdefault",
      NEWEST,
      'LOGD(ERROR, domid, "9pfs spec missing required field!");',
    ]),
  ],
  causes: [
    {
      what: "An item of p9= has not all of them.",
      policies: ["p9-is-valid"],
      remedy: "Write tag=…,security_model=none,path=….",
    },
  ],
});

export const deviceModelKeyIgnored = defineSymptom({
  id: "device-model-key-ignored",
  meaning: "A warning, and no reason why a domain fails: device_model is a key of xend's, which xl ignores.",
  forms: [
    printed(
      "xl",
      "4.2..",
      "WARNING: ignoring device_model directive.",
      ["tools/xl/xl_parse.c: parse_config_data", NEWEST, '"WARNING: ignoring device_model directive.\\n"'],
      thread("https://github.com/ganeti/ganeti/issues/1726"),
    ),
  ],
  causes: [
    {
      what: "The configuration is from the time of xend.",
      policies: ["settings-are-not-ignored"],
      remedy: "Drop device_model; device_model_override names another QEMU where one is needed.",
    },
  ],
});

export const firmwareOverrideIgnored = defineSymptom({
  id: "hvmloader-as-kernel-ignored",
  meaning:
    "A warning, and no reason why a domain fails: kernel=hvmloader of an old configuration is ignored, as it is the default.",
  forms: [
    printed(
      "xl",
      "4.5..",
      'WARNING: you seem to be using "kernel" directive to override HVM guest firmware.',
      [
        "tools/xl/xl_parse.c: parse_config_data",
        NEWEST,
        'fprintf(stderr, "WARNING: you seem to be using \\"kernel\\" " "directive to override HVM guest firmware. Ignore "',
      ],
      thread("https://github.com/ganeti/ganeti/issues/1726"),
    ),
  ],
  causes: [
    {
      what: "The configuration is from the time of xend.",
      noPolicy: "It works: there is nothing to reject.",
      remedy: "Drop kernel.",
    },
  ],
});

export const seclabelIgnored = defineSymptom({
  id: "seclabel-ignored",
  meaning: "The domU has a security label, and the hypervisor runs without XSM: the label is ignored.",
  forms: [
    printed("libxl", "4.5..", "XSM Disabled: {key:word} not supported", [
      "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault",
      NEWEST,
      'LOGD(WARN, domid, "XSM Disabled: seclabel not supported");',
    ]),
    printed("xl", "4.2..4.5", "XSM Disabled: {key:word} not supported", [
      "tools/libxl/xl_cmdimpl.c: parse_config_data",
      "RELEASE-4.4.0",
      'fprintf(stderr, "XSM Disabled: seclabel not supported\\n");',
    ]),
  ],
  causes: [
    {
      what: "seclabel, init_seclabel or device_model_stubdomain_seclabel is set on a host without FLASK.",
      policies: ["seclabel-needs-xsm"],
      remedy: "Take it away, or boot a hypervisor with XSM and flask=enforcing.",
    },
  ],
});
