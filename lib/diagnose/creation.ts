/** Owns the symptoms of a domU that xl or the hypervisor refuses, and of a migration that does not arrive. */
import { defineSymptom, printed, publicText, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_STATE = "What runs in dom0 no plan shows.";

export const domainCreationFailed = defineSymptom({
  id: "domain-creation-refused",
  meaning: "The hypervisor refused to make the domain. Its own reason is in `xl dmesg`, if it was built to say one.",
  forms: [
    printed("libxl", "4.0..", "domain creation fail: {reason}", [
      "tools/libs/light/libxl_create.c: libxl__domain_make",
      NEWEST,
      'LOGED(ERROR, local_domid, "domain creation fail");',
    ]),
  ],
  causes: [
    {
      what: "The domU is HVM or PVH, and the host can't run it: xen_caps of xl info has no hvm.",
      policies: ["hvm-needs-hardware-virtualization"],
      remedy:
        "Turn VT-x or AMD-V on in the firmware (or in the hypervisor that this host is a guest of), or make the domU PV.",
      shownBy: ["has insufficient"],
    },
    {
      what: "It asks for more grant frames, vCPUs or views than the hypervisor allows.",
      policies: ["max-grant-frames-within-hypervisor-limit", "vcpus-within-limit", "altp2m-excludes-nested-and-pod"],
      remedy: "Compare the configuration with `xl dmesg`.",
    },
  ],
});

export const vmxInsufficient = defineSymptom({
  id: "vmx-insufficient",
  meaning: "The hypervisor found VT-x on this CPU and misses a part of it, so there is no HVM on this host.",
  forms: [
    printed(
      "hypervisor",
      "3.1..",
      "VMX: CPU{cpu:number} has insufficient {what}",
      [
        "xen/arch/x86/hvm/vmx/vmcs.c: adjust_vmx_controls",
        NEWEST,
        'printk("VMX: CPU%d has insufficient %s (%08x; requires %08x)\\n",',
      ],
      thread("https://github.com/CERT-Polska/drakvuf-sandbox/issues/220"),
    ),
  ],
  causes: [
    {
      what: "The host is itself a guest of a hypervisor that hands VT-x on incompletely.",
      policies: ["hvm-needs-hardware-virtualization"],
      remedy: "Turn nested virtualization on there, with EPT; or run PV domUs only.",
    },
  ],
});

export const affinityRefused = defineSymptom({
  id: "affinity-refused",
  meaning: "The hypervisor refused to bind a vCPU: none of the CPUs that cpus names is there, or in the domU's pool.",
  forms: [
    printed("libxl", "4.9..", "Setting vcpu affinity: {reason}", [
      "tools/libs/light/libxl_sched.c: libxl__set_vcpuaffinity",
      NEWEST,
      'LOGED(ERROR, domid, "Setting vcpu affinity");',
    ]),
    printed(
      "libxl",
      "4.1..4.9",
      "setting vcpu affinity: {reason}",
      ["tools/libxl/libxl.c: libxl_set_vcpuaffinity", "RELEASE-4.8.0", 'LOGE(ERROR, "setting vcpu affinity");'],
      thread("https://github.com/sysml/clickos/issues/4"),
    ),
    printed(
      "libxl",
      "4.2..4.9",
      "failed to set affinity for {vcpu:number}",
      [
        "tools/libxl/libxl.c: libxl_set_vcpuaffinity_all",
        "RELEASE-4.8.0",
        'LOG(WARN, "failed to set affinity for %d", i);',
      ],
      thread("https://github.com/sysml/clickos/issues/4"),
    ),
  ],
  causes: [
    {
      what: "cpus names CPUs that the host does not have.",
      policies: ["cpu-affinity-names-existing-cpus"],
      remedy: "Correct the list; CPUs count from 0 to nr_cpus - 1 of xl info.",
    },
    {
      what: "The CPUs belong to another pool than the domU.",
      noPolicy: "Which CPUs a pool has is not declared.",
      remedy: "Look at `xl cpupool-list -c`.",
    },
  ],
});

export const vifParameterInvalid = defineSymptom({
  id: "vif-parameter-invalid",
  meaning: "xl does not take the value that a vif has for this parameter.",
  forms: [
    printed("xl", "4.1..", "Invalid parameter `{parameter:word}'.", [
      "tools/xl/xl_parse.c: parse_nic_config",
      NEWEST,
      'fprintf(stderr, "Invalid parameter `type\'.\\n");',
    ]),
  ],
  causes: [
    {
      what: "type is neither vif nor ioemu, or mac is no MAC address.",
      policies: ["values-are-well-formed"],
      remedy: "Correct the value, or leave it out.",
    },
  ],
});

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

export const domainUnknown = defineSymptom({
  id: "domain-unknown",
  meaning: "There is no running domain of that name or number.",
  forms: [
    printed("xl", "4.0..", "{name} is an invalid domain identifier", [
      "tools/xl/xl_utils.c, and each command",
      NEWEST,
      'fprintf(stderr, "%s is an invalid domain identifier\\n", argv[optind]);',
    ]),
  ],
  causes: [
    {
      what: "The domU has ended or never started: its name is known only while it runs.",
      noPolicy: DOM0_STATE,
      remedy: "Look at `xl list`, and at /var/log/xen/xl-NAME.log for how it ended.",
    },
  ],
});

export const noHypervisor = defineSymptom({
  id: "no-hypervisor",
  meaning: "The tools found no hypervisor to talk to.",
  forms: [
    printed("libxc", "3.0.2..", "Could not obtain handle on privileged command interface", [
      "tools/libs/call/linux.c: osdep_xencall_open",
      NEWEST,
      'PERROR("Could not obtain handle on privileged command interface");',
    ]),
    printed("libxl", "4.1..", "cannot connect to xenstore", [
      "tools/libs/light/libxl.c: libxl_ctx_alloc",
      NEWEST,
      'LOGEV(ERROR, errno, "cannot connect to xenstore");',
    ]),
  ],
  causes: [
    {
      what: "The host was booted without Xen, or xl is called by somebody who is not root.",
      noPolicy: DOM0_STATE,
      remedy:
        "Look at /sys/hypervisor/type and `xl info`; choose the entry with Xen in the boot menu, and call xl as root.",
    },
    {
      what: "xenstored or the units of the toolstack do not run.",
      noPolicy: DOM0_STATE,
      remedy: "Start them: systemctl start xenstored xenconsoled xen-init-dom0, or service xencommons start.",
    },
  ],
});

export const diskOfAnother = defineSymptom({
  id: "disk-of-another-domain",
  meaning: "xend takes the disk for one that another domain has.",
  forms: [
    seenText(
      "xend",
      'The uname "{name}" is already used by another domain',
      thread("https://github.com/ganeti/ganeti/issues/180"),
    ),
  ],
  causes: [
    {
      what: "Two domUs have the disk, and one of them writes to it.",
      policies: ["volume-has-one-writer"],
      remedy: "Give each a disk of its own, or make both read-only.",
    },
    {
      what: "The path holds a colon, and xend compares what stands behind it.",
      policies: ["xend-targets-have-no-colon"],
      remedy: "Name the disk by a link without a colon.",
    },
  ],
});

export const netbackSqueezed = defineSymptom({
  id: "netback-memory-squeeze",
  meaning: "dom0's network driver found no memory for a packet and dropped it.",
  forms: [
    seenText(
      "Linux",
      "xen_net: Memory squeeze in netback driver.",
      publicText("etbe.coker.com.au, 2008-08-25, Xen 3.2"),
    ),
  ],
  causes: [
    {
      what: "dom0 started with all memory and was ballooned down for domUs: what it sized by that is too large for what is left.",
      policies: ["dom0-memory-is-fixed"],
      remedy: "Fix dom0's memory: dom0_mem=SIZE,max:SIZE on Xen's command line.",
    },
  ],
});

export const savefileTooNew = defineSymptom({
  id: "stream-of-newer-release",
  meaning: "What is to be restored was written by a release whose format this one does not read.",
  forms: [
    printed("xl", "4.1..", "Savefile has mandatory flag(s) {flags:word} which are not supported; need newer xl", [
      "tools/xl/xl_vmcontrol.c: create_domain",
      NEWEST,
      'fprintf(stderr, "Savefile has mandatory flag(s) 0x%"PRIx32" " "which are not supported; need newer xl\\n",',
    ]),
    printed("libxc", "4.6..4.14", "Invalid Version: Expected {this:number}, Got {own:number}", [
      "tools/libxc/xc_sr_restore.c: read_headers, which prints its own version behind Got",
      "RELEASE-4.13.0",
      'ERROR("Invalid Version: Expected %d, Got %d",',
    ]),
    printed("libxc", "4.14..", "Invalid Version: Expected 2 <= ver <= 3, Got {version:number}", [
      "tools/libs/guest/xg_sr_restore.c: read_headers",
      NEWEST,
      'ERROR("Invalid Version: Expected 2 <= ver <= 3, Got %d",',
    ]),
  ],
  causes: [
    {
      what: "The domU comes from a newer Xen than that of this host. Where the text says Expected and Got, older releases print the two numbers the wrong way round.",
      policies: ["planned-operation-is-possible"],
      remedy: "Upgrade this host first, or shut the domU down and start it here.",
    },
  ],
});

export const migrationNotReceived = defineSymptom({
  id: "migration-not-received",
  meaning:
    "The other host gave the migration up, and the domU goes on where it was. Its reason stands before, with the prefix of the receiver.",
  forms: [
    printed("xl", "4.1..", "migration target: Domain creation failed (code {code})", [
      "tools/xl/xl_migrate.c: migrate_receive",
      NEWEST,
      'fprintf(stderr, "migration target: Domain creation failed" " (code %d).\\n", rc);',
    ]),
    printed("libxl", "4.1..", "file/stream truncated reading ready message from migration receiver stream", [
      "tools/libs/light/libxl_utils.c: libxl_read_exactly, as xl_migrate.c calls it",
      NEWEST,
      '"file/stream truncated reading %s%s%s" "migration receiver stream", "ready message"',
    ]),
    printed("xl", "4.1..", "Migration failed, resuming at sender.", [
      "tools/xl/xl_migrate.c: migrate_domain",
      NEWEST,
      'fprintf(stderr, "Migration failed, resuming at sender.\\n");',
    ]),
  ],
  causes: [
    {
      what: "The other host lacks what the domU needs: its disk under the same path, its bridge, its memory, a free name.",
      policies: [
        "migration-reaches-its-disks",
        "vif-bridges-exist",
        "domu-names-are-unique",
        "restored-memory-within-host",
      ],
      remedy: "Read /var/log/xen/xl-NAME--incoming.log and the device model's log over there.",
    },
    {
      what: "The other host runs an older Xen, or CPUs with less.",
      policies: ["planned-operation-is-possible", "migration-keeps-cpu-level", "migration-stays-with-cpu-vendor"],
      remedy: "Upgrade it first, or move the domU cold.",
    },
    {
      what: "ssh asked for something, or printed something (a banner, an alias), so that what arrived was no stream.",
      noPolicy: DOM0_STATE,
      remedy: "Try `ssh HOST xl info`: it must print that and nothing else.",
    },
  ],
});
