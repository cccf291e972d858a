import type { OutageStory } from '../../scene/outage.ts';

/** What happened, by whom it is told, and what the model makes of it. */
export const STORY: OutageStory = {
  title: 'Facebook, 23 September 2010',
  what: 'A program checked configuration values in a cache and repaired invalid ones from a database. When the database itself held a value that looked invalid, every client asked it at once, and its errors made them ask again. The site was away for about 2.5 hours.',
  moments: [
    {
      id: 'change',
      when: '2.30 p.m. Eastern, as seen from outside',
      text: 'The persistent copy of a value is changed, and the new value reads as invalid.',
      sources: ['report', 'watched'],
    },
    {
      id: 'flood',
      when: 'no time given',
      text: 'Every client sees the invalid value and tries to repair it: hundreds of thousands of queries a second reach the databases.',
      sources: ['report'],
    },
    {
      id: 'loop',
      when: 'no time given',
      text: 'The value is corrected and the stream goes on: a query that fails counts as an invalid value, and its cache key is deleted.',
      sources: ['report'],
    },
    {
      id: 'off',
      when: 'no time given',
      text: 'All traffic to the databases is stopped, which means turning off the site.',
      sources: ['report'],
    },
    {
      id: 'back',
      when: 'around 6 p.m. Eastern, as seen from outside',
      text: 'Users are slowly let back, after about 2.5 hours. The program that repairs values stays off for the time being.',
      sources: ['report', 'watched'],
    },
  ],
  slide:
    'On the slide it is a bad configuration value. That was the trigger alone: with the value corrected, the overload kept itself alive.',
  whyNotReplication:
    'The clients are deterministic and all see the same bad input, so all do the same harmful thing at once; more replicas of them ask more.',
  leftOut: [
    'All rates, the capacity, the timeout and the 20 keys are the model’s own: 1,000 requests a second stand for hundreds of thousands.',
    'The web servers are one process with one cache. Each request needs one key, drawn evenly; it is not tried again when it fails.',
    'Time is counted in fifths of a second. Within one, answers and errors fall at places drawn at random among the requests, and places in the queue are drawn among the queries.',
    'A change of the value deletes all cached copies at once. How values reached the real caches is not told.',
    'With one fetch a key at a time, requests that find a fetch under way count as not served.',
    'The real outage lasted hours; here a minute stands for the time until the value was corrected.',
  ],
  sources: [
    {
      id: 'report',
      title:
        'Robert Johnson, More Details on Today’s Outage (23 September 2010), as quoted in full',
      url: 'https://gearoidmaguire.wordpress.com/2010/09/',
    },
    {
      id: 'watched',
      title: 'WebSitePulse, Facebook Down (24 September 2010)',
      url: 'https://www.websitepulse.com/blog/facebook-down',
    },
    {
      id: 'metastable',
      title:
        'Bronson, Aghayev, Charapko, Zhu, Metastable Failures in Distributed Systems (HotOS 2021)',
      url: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
    },
  ],
};
