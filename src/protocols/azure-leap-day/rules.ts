import type { Rule } from '../../engine/protocol.ts';

const REPORT = 'Laing 2012, summary of the service disruption';
const MODEL = 'this model';

/** What the handlers cite. One of them was missing on that day, and can be switched on. */
export const RULES: readonly Rule[] = [
  rule(
    'CERT',
    'A certificate for a year',
    'A new VM makes a certificate that is valid until the same day of the next year.',
    REPORT,
  ),
  rule(
    'WAIT',
    'Wait, and try again',
    'A host agent waits for a new VM to say hello, and tries it again.',
    REPORT,
  ),
  rule(
    'HOST',
    'Blame the host',
    'After the last try the host is taken for broken, and people are to look at it.',
    REPORT,
  ),
  rule(
    'HEAL',
    'Heal the service',
    'All VMs of a host that is taken for broken are created anew on other hosts.',
    REPORT,
  ),
  rule(
    'BRAKE',
    'Stop when too many fall',
    'With so many hosts under investigation the controller heals and updates no more.',
    REPORT,
  ),
  rule(
    'STOP',
    'Disable service management',
    'Nothing is created, healed or updated until somebody says so.',
    REPORT,
  ),
  {
    ...rule(
      'VM',
      'Blame the VM',
      'A VM that fails is tried on one other host; if it fails there too, the VM is set aside.',
      MODEL,
    ),
    switchable: true,
    ifOff: {
      outcome: 'stuck',
      scenario: 'nobody-steps-in',
      sentence:
        'Each VM that cannot start takes a healthy host with it, and its neighbours move on.',
    },
  },
  rule('FALLS', 'Some cluster falls', 'Every host is under investigation.', MODEL),
  rule('RETURNS', 'Some cluster returns', 'Hosts that were taken for broken serve again.', MODEL),
];

function rule(name: string, title: string, sentence: string, source: string): Rule {
  return { id: `AZ-${name}`, title, sentence, switchable: false, source };
}
