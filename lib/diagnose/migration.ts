/** Owns the symptoms of domUs that are saved, restored and migrated, and of Remus. */
import { since } from "../facts/fact";
import { restorablePvSize } from "../facts/restore";
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_STATE = "What runs in dom0 no plan shows.";
/** What of a PV domU an old host restores. */
const RESTORABLE = restorablePvSize.spans.map(({ value }) => value).find((size) => size !== "any") ?? "any";

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

export const savedStateTooLarge = defineSymptom({
  id: "saved-state-beyond-64-gib",
  meaning: "A saved or migrated PV domain has more pages than that release can restore.",
  forms: [
    printed("xend", "3.0.2..3.1", "not a valid guest state file: pfn count out of range", [
      "tools/python/xen/xend/XendCheckpoint.py: restore",
      "3.0.4-branched",
      '"not a valid guest state file: pfn count out of range")',
    ]),
    printed("libxc", "3.0.2..3.1", "Invalid state record -- pfn count out of range: {pages:number}", [
      "tools/libxc/xc_linux_save.c: xc_linux_save",
      "3.0.4-branched",
      'ERROR("Invalid state record -- pfn count out of range: %lu",',
    ]),
  ],
  causes: [
    {
      what: `The domain's maxmem is above ${RESTORABLE}.`,
      policies: ["restored-pv-within-pfn-limit"],
      remedy: `Keep maxmem of what is to be saved or migrated at ${RESTORABLE} or below, or upgrade both hosts to ${since(restorablePvSize, (size) => size === "any")} or later.`,
    },
  ],
});

export const restoreOfPvFailed = defineSymptom({
  id: "pv-restore-failed",
  meaning:
    "A saved or migrated PV domU could not be put together again: the hypervisor refused its page tables, or there is no memory for them.",
  forms: [
    printed(
      "libxc",
      "4.0..4.6",
      "Failed to pin batch of {tables:number} page tables",
      [
        "tools/libxc/xc_domain_restore.c: xc_domain_restore",
        "RELEASE-4.5.0",
        'PERROR("Failed to pin batch of %d page tables", nr_pins);',
      ],
      thread("https://github.com/xapi-project/xen-api/issues/1289"),
    ),
    printed("libxc", "4.6..", "Failed to pin batch of pagetables", [
      "tools/libs/guest/xg_sr_restore_x86_pv.c: pin_pagetables",
      NEWEST,
      'PERROR("Failed to pin batch of pagetables");',
    ]),
    printed(
      "libxc",
      "4.1..4.6",
      "Failed to allocate memory for batch.!",
      [
        "tools/libxc/xc_domain_restore.c: uncanonicalize_pagetable, xc_domain_restore",
        "RELEASE-4.5.0",
        'ERROR("Failed to allocate memory for batch.!\\n");',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/732"),
    ),
  ],
  causes: [
    {
      what: "The domU had more memory than it was started with (mem-max), or the host has less than it needs.",
      policies: ["restored-memory-within-host", "host-memory-holds-domus"],
      remedy:
        "Make room on the host, set the domU's memory back before it is saved, and read xl dmesg for what was refused.",
    },
    {
      what: "The other host's CPU or hypervisor differs in what page tables may hold.",
      policies: ["migration-keeps-cpu-level", "planned-operation-is-possible"],
      remedy: "Shut the domU down, and start it there.",
    },
  ],
});

export const saveFailedUnderXend = defineSymptom({
  id: "xend-save-failed",
  meaning: "xend could not save or migrate the domain, and resumes it. /var/log/xen/xend.log says more.",
  forms: [
    printed(
      "xend",
      "3.0.3..4.5",
      "Save failed on domain {name:word} ({domain:word})",
      [
        "tools/python/xen/xend/XendCheckpoint.py: save",
        "RELEASE-4.4.0",
        'log.exception("Save failed on domain %s (%s) - resuming.", domain_name,',
      ],
      thread("https://wiki.debian.org/Xen?action=diff&rev1=84&rev2=85"),
    ),
  ],
  causes: [
    {
      what: "The domU's kernel is 32-bit and dom0's 64-bit, which kernels of that time could not do.",
      noPolicy: "What a kernel of that time can save no plan shows.",
      remedy: "Run a 32-bit dom0 on the 64-bit hypervisor, or a newer kernel in dom0.",
    },
    {
      what: "The disk is full, or the domU did not answer to the request to suspend itself.",
      noPolicy: "What a domU answers no plan shows.",
      remedy: "Look at xend.log and at the space where it is saved.",
    },
  ],
});

export const vnumaSave = defineSymptom({
  id: "vnuma-not-saved",
  meaning: "A domU with vNUMA can't be saved or migrated.",
  forms: [
    printed("libxl", "4.6..", "Cannot save a guest with vNUMA configured", [
      "tools/libs/light/libxl_dom_save.c",
      NEWEST,
      'LOGD(ERROR, domid, "Cannot save a guest with vNUMA configured");',
    ]),
  ],
  causes: [
    {
      what: "xl save or xl migrate of such a domU.",
      policies: ["planned-operation-is-possible"],
      remedy: "Shut it down and start it again, on the other host if it is to move; or take vnuma away.",
    },
  ],
});

export const remusWithoutNetworkBuffering = defineSymptom({
  id: "remus-without-network-buffering",
  meaning:
    "This libxl was built without the library that Remus buffers network packets with (libnl), and Remus is not safe without.",
  forms: [
    printed("libxl", "4.5..", "Remus: No support for network buffering", [
      "tools/libs/light/libxl_remus.c",
      NEWEST,
      '"Remus: No support for network buffering");',
    ]),
  ],
  causes: [
    {
      what: "xl remus on such a host.",
      policies: ["remus-is-experimental"],
      remedy: "Install a toolstack with libnl3, or accept lost packets with xl remus -F -n.",
    },
  ],
});
