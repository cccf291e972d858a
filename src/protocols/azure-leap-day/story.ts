import type { OutageStory } from '../../scene/outage.ts';

/** What is told of that day, by whom. Everything else on the page is the model's. */
export const STORY: OutageStory = {
  title: 'Windows Azure, 29 February 2012',
  what: 'A new virtual machine made itself a certificate for one year, until 29 February 2013. There is no such day, so new machines could not start. Hosts were blamed for it, their machines were moved to other hosts, and the same happened there.',
  moments: [
    {
      id: 'midnight',
      when: '29 February, 00:00 UTC',
      text: 'New VMs fail from now on: their certificates should be valid until 29 February 2013. A rollout of a new platform is under way in many clusters of about 1,000 servers, and it creates VMs all the time.',
      sources: ['zdnet', 'failure-modes', 'itnews'],
    },
    {
      id: 'alarm',
      when: '01:15 UTC',
      text: 'The first critical alarms, 75 minutes later: three tries of 25 minutes each, and the first hosts are taken for broken.',
      sources: ['failure-modes', 'redmond'],
    },
    {
      id: 'found',
      when: '02:38 UTC',
      text: 'Developers have found the bug.',
      sources: ['failure-modes'],
    },
    {
      id: 'disabled',
      when: '02:55 UTC',
      text: 'Service management is disabled in all clusters of the world: nothing is created, healed or updated.',
      sources: ['failure-modes'],
    },
    {
      id: 'seven-clusters',
      when: 'later',
      text: 'In seven clusters a hurried fix does not fit the rest of the platform. All VMs there lose their network: a second outage.',
      sources: ['failure-modes', 'itnews'],
    },
    {
      id: 'healthy',
      when: '1 March',
      text: 'All is well again after 34 hours and 15 minutes. At the worst, 7 % of the hosted services were hit in one region, 28 % and 37 % in two others. Customers get a credit of 33 %.',
      sources: ['failure-modes', 'infoq', 'zdnet'],
    },
  ],
  slide:
    'The slide says that Azure failed on a leap day. It was a date bug that kept new VMs from starting; VMs that ran went on, until their host was blamed, and storage was not touched.',
  whyNotReplication:
    'All hosts run the same code by the same calendar, so the failures are not independent; and healing, which should mask the loss of a host, carries the failure to the next one.',
  leftOut: [
    'One cluster of 100 hosts with 5 VMs each is the model’s; real ones were ten times as large, and there were many.',
    'A host has room for 10 VMs, and creating one takes no time beyond the message; both are the model’s.',
    'How many hosts had to fall before a real cluster stopped healing is not in these sources; 10 % and 20 % are the model’s.',
    'That the rollout restarts a host every 10 minutes, and that hardware breaks 4 times in 10 hours, is the model’s.',
    'Here the rollout goes on until somebody stops it; in reality the first alarms stopped it.',
    'People who look at hosts take hours or days; here they return all of them at once.',
  ],
  sources: [
    {
      id: 'laing',
      title: 'B. Laing: Summary of Windows Azure Service Disruption on Feb 29th, 2012',
      url: 'https://azure.microsoft.com/en-us/blog/summary-of-windows-azure-service-disruption-on-feb-29th-2012/',
    },
    {
      id: 'failure-modes',
      title: 'Failure modes, FM-015',
      url: 'https://failure-modes.dev/library/v2/fm-015',
    },
    {
      id: 'zdnet',
      title: 'ZDNet, 13 March 2012',
      url: 'http://wayback.archive.org/web/20120313224738/http://www.zdnet.com/blog/microsoft/microsoft-to-provide-azure-users-with-33-percent-credit-for-february-outage/12154',
    },
    {
      id: 'itnews',
      title: 'iTnews, March 2012',
      url: 'http://www.itnews.com.au/News/293511,microsoft-issues-azure-credits-for-leap-day-outage.aspx',
    },
    {
      id: 'redmond',
      title: 'Redmond magazine, March 2012',
      url: 'http://redmondmag.com/blogs/the-schwartz-cloud-report/2012/03/microsoft-promises-to-communicate-after-azure-outage.aspx',
    },
    {
      id: 'infoq',
      title: 'InfoQ Brasil, March 2012',
      url: 'https://infoq.com/br/news/2012/03/azure-blackout-bissexto',
    },
  ],
};
