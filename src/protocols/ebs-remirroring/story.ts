import type { OutageStory } from '../../scene/outage.ts';

/** What is told of that day, by whom. Everything else on the page is the model's. */
export const STORY: OutageStory = {
  title: 'Amazon EBS, 21 April 2011',
  what: 'Traffic of a storage cluster was moved to a network that could not carry it, and many nodes lost sight of their peers. When they could be reached again, all their volumes looked for new mirrors at once. There was not that much free space, so they went on looking.',
  moments: [
    {
      id: 'shift',
      when: '21 April, 00:47 PDT',
      text: 'The primary network of one cluster is to get more capacity. Its traffic is shifted to the replication network by mistake, and many nodes are cut off from both.',
      sources: ['aws', 'huffpost', 'computerworld', 'byu'],
    },
    {
      id: 'storm',
      when: 'when it is rolled back',
      text: 'Nodes look for space to mirror their volumes, until the cluster is full: a re-mirroring storm. About 13 % of the volumes in the zone are stuck. Calls to create volumes take up the threads of the control plane of the whole region.',
      sources: ['aws', 'computerworld', 'byu'],
    },
    {
      id: 'status',
      when: '01:41 PDT',
      text: 'The first report on the public status page.',
      sources: ['infoq'],
    },
    {
      id: 'shortage',
      when: '08:54 PDT',
      text: 'The status page names the cause: re-mirroring of many volumes has made space short in one zone, and the control plane is inundated.',
      sources: ['infoq'],
    },
    {
      id: 'restored',
      when: '22 April, noon',
      text: 'With capacity added, all but 2.2 % of the stuck volumes are well.',
      sources: ['itworld'],
    },
    {
      id: 'rest',
      when: '24 April, 12:30 PDT',
      text: 'All but 1.04 % are. Customers of the zone get a credit of 10 days.',
      sources: ['itworld', 'crn'],
    },
  ],
  slide:
    'The slide says that EC2 failed. What ran short was the free space of one storage cluster in one availability zone; that other zones felt it was the doing of the control plane they shared.',
  whyNotReplication:
    'Every volume had its replica, but so many lost sight of it at once that making new ones took more space than there was; replication counts on losses that are few and independent.',
  leftOut: [
    'The cluster of 60 nodes, 530 volumes and 140 free slots is the model’s; real sizes were not published.',
    'In the model the shift lasts 2 minutes, and a copy takes 60 seconds however large the volume is.',
    'New volumes take no space here; they matter for the threads that they hold.',
    'Of the control plane there is only its threads. 40 of them, 3 calls a second, and callers who give up after 300 seconds, so that threads come free all at once for a while, are the model’s.',
    'That a node crashes once in 2,500 closed requests is the model’s, and no node comes back.',
    'Nobody collects old replicas unless you do; volumes are never restored from snapshots.',
  ],
  sources: [
    {
      id: 'aws',
      title: 'Summary of the Amazon EC2 and Amazon RDS Service Disruption, 29 April 2011',
      url: 'https://aws.amazon.com/message/65648/',
    },
    {
      id: 'huffpost',
      title: 'The Huffington Post, 29 April 2011',
      url: 'https://www.huffingtonpost.com/2011/04/29/amazon-explains-ec2-cloud-service-outage_n_855375.html',
    },
    {
      id: 'computerworld',
      title: 'Computerworld, 29 April 2011',
      url: 'https://www.computerworld.com/article/2471261/amazon-ec2-cloud-outage--apology-and-explanation.html',
    },
    {
      id: 'byu',
      title: 'Incident database, number 22',
      url: 'https://byu-se.github.io/idb/incidents/22.html',
    },
    {
      id: 'infoq',
      title: 'InfoQ, 21 April 2011',
      url: 'http://infoq.com/news/2011/04/amazon-ec2-outage',
    },
    {
      id: 'itworld',
      title: 'ITworld, April 2011',
      url: 'http://www.itworld.com/cloud-computing/161203/english-time-how-amazon-let-its-cloud-crash-and-why-it-should-have-known-bett?page=0,2',
    },
    {
      id: 'crn',
      title: 'CRN, 29 April 2011',
      url: 'https://www.crn.com/news/cloud/229402487/amazon-breaks-cloud-outage-silence-with-apology-credit.htm?pgno=2',
    },
  ],
};
