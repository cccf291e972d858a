/** Each rule as one line of pseudo-code. */
export const PSEUDOCODE: Readonly<Record<string, string>> = {
  'AZ-CERT': 'on start of a VM: make certificate(today, same day next year); say hello',
  'AZ-WAIT': 'no hello in 25 min: failures := failures + 1; if failures < 3: start it again',
  'AZ-HOST': 'failures = 3: host := under investigation; send HI to FC',
  'AZ-HEAL': 'on HI h: for each VM of h: create it anew on some other host',
  'AZ-BRAKE': 'on HI: if hosts under investigation >= limit: heal and update no more',
  'AZ-STOP': 'service management off: create nothing, heal nothing, update nothing',
  'AZ-VM': 'failures = 3: try the VM on one other host; failed on two: set the VM aside',
  'AZ-FALLS': 'some run: every host is under investigation',
  'AZ-RETURNS': 'some run: hosts under investigation return to service',
};
