/** Owns the symptoms of grant tables that are full. */
import { defineSymptom, linux, printed, publicText, seenText, thread } from "./symptom";

const TOO_MANY_QUEUES = {
  what: "Its vifs and vbds, times the queues of each, take more entries than its grant table has.",
  policies: ["vifs-fit-grant-frames"],
  remedy:
    "Raise max_grant_frames in the domU's configuration (where the release bounds it, no higher than gnttab_max_frames of Xen), use fewer vifs, or fewer queues (xen_netfront.max_queues, or xen_netback.max_queues in dom0).",
} as const;

export const grantTableFull = defineSymptom({
  id: "grant-table-full",
  meaning:
    "The domU's grant table is as large as it may become, and its drivers want more entries. Devices stall or stay away.",
  forms: [
    seenText(
      "Linux",
      "max_grant_frames reached cur={current:number} extra={extra:number} limit={limit:number} gnttab_free_count={unused:number} req_entries={wanted:number}",
      linux(
        "drivers/xen/grant-table.c: gnttab_expand",
        "mainline",
        'pr_warn_ratelimited("xen/grant-table: max_grant_frames reached"',
      ),
      thread("https://cristian.livadaru.net/xen-max-grant-frames/"),
      publicText("a blog on queues of vifs"),
    ),
    seenText(
      "Linux",
      "xen/grant-table: max_grant_frames reached",
      thread("https://support.microfocus.com/kb/doc.php?id=7018590"),
    ),
  ],
  causes: [
    TOO_MANY_QUEUES,
    {
      what: "Something else in the domU takes grants, such as windows that it shares with another domain.",
      noPolicy: "What a domU shares while it runs no plan shows (https://github.com/QubesOS/qubes-issues/issues/5519).",
      remedy: "Raise max_grant_frames; xen-diag gnttab_query_size DOMID shows how many frames are in use.",
    },
  ],
});

export const netfrontOutOfGrants = defineSymptom({
  id: "vif-without-grants",
  meaning:
    "A vif found too few entries in the domU's grant table: its interface is missing, or has fewer queues than it asked for.",
  forms: [
    seenText(
      "Linux",
      "can't alloc rx grant refs",
      linux("drivers/net/xen-netfront.c: xennet_init_queue", "mainline", 'pr_alert("can\'t alloc rx grant refs\\n");'),
      {
        by: "source code",
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/netfront/netfront.c",
        release: "3.0.4-branched",
        quote: 'printk(KERN_ALERT "#### netfront can\'t alloc rx grant refs\\n");',
      },
      thread("https://docs.oracle.com/cd/E64076_01/E76173/html/vmrns-bugs-3.4.1-22831141.html"),
    ),
    seenText(
      "Linux",
      "only created {queues:number} queues",
      linux("drivers/net/xen-netfront.c: xennet_create_queues", "mainline", '"only created %d queues\\n", i);'),
      thread("https://docs.oracle.com/cd/E64076_01/E76173/html/vmrns-bugs-3.4.1-22831141.html"),
    ),
  ],
  causes: [TOO_MANY_QUEUES],
});

export const grantFramesRefused = defineSymptom({
  id: "grant-frames-refused",
  meaning:
    "The hypervisor refused the number of grant frames that the domain is to have. Only hypervisors built for debugging print it.",
  forms: [
    printed(
      "hypervisor",
      "4.15..4.18",
      "Bad grant table sizes: grant {frames:number}, maptrack {maptrackFrames:number}",
      [
        "xen/common/grant_table.c: grant_table_init",
        "RELEASE-4.17.0",
        'dprintk(XENLOG_INFO, "Bad grant table sizes: grant %u, maptrack %u\\n",',
      ],
    ),
    printed("hypervisor", "4.18..", "Bad grant table size: {frames:number} frames", [
      "xen/common/grant_table.c: grant_table_init",
      "RELEASE-4.22.0",
      'dprintk(XENLOG_INFO, "Bad grant table size: %u frames\\n", max_grant_frames);',
    ]),
  ],
  causes: [
    {
      what: "max_grant_frames is above gnttab_max_frames of Xen's command line, which bounds it in this release.",
      policies: ["max-grant-frames-within-hypervisor-limit"],
      remedy: "Raise gnttab_max_frames= on Xen's command line, or lower max_grant_frames.",
      until: "4.18",
    },
    {
      what: "max_grant_frames or max_maptrack_frames is out of the hypervisor's range in another way.",
      noPolicy: "No source names a range that a plan could be held to.",
      remedy: "Leave max_grant_frames and max_maptrack_frames to their defaults, or nearer to them.",
    },
  ],
});
