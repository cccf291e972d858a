import { lazy, Suspense } from 'react';
import type { Rule, RuleOff } from '../../engine/protocol.ts';
import { LECTURE } from '../../protocols/lecture.ts';
import type { ProtocolEntry } from '../../protocols/registry.ts';
import { lectureLink } from '../../session/lecture.ts';
import { scenarioLink } from '../../session/link.ts';
import { useActions, useBranch, useProtocol } from '../app/session-context.ts';
import styles from './panels.module.css';

const RuleSearches = lazy(() => import('../search/rule-searches.tsx'));

/** Every rule of the protocol in a sentence; those that can be switched off open the same run without them. */
export function RulesPanel() {
  const branch = useBranch();
  const entry = useProtocol();
  const actions = useActions();
  if (branch === undefined || entry === undefined) return null;
  const { off } = branch.spec;
  const toggle = (id: string) =>
    actions.vary({
      off: off.includes(id) ? off.filter((it) => it !== id) : [...off, id].toSorted(),
    });
  return (
    <>
      {entry.presentation.outage === undefined && (
        <Suspense fallback={null}>
          <RuleSearches />
        </Suspense>
      )}
      <p className={styles.quiet}>
        A rule that is switched off opens a branch: the same run, without it.
      </p>
      <ul className={styles.rules}>
        {entry.protocol.rules.map((rule) => (
          <li key={rule.id} className={off.includes(rule.id) ? styles.off : undefined}>
            <Title rule={rule} isOn={!off.includes(rule.id)} toggle={() => toggle(rule.id)} />
            <p>{rule.sentence}</p>
            {rule.ifOff !== undefined && <Price entry={entry} ifOff={rule.ifOff} />}
            <InLecture entry={entry} rule={rule} />
            <p className={styles.quiet}>
              {rule.id}, {rule.source}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface TitleProps {
  readonly rule: Rule;
  readonly isOn: boolean;
  readonly toggle: () => void;
}

function Title({ rule, isOn, toggle }: TitleProps) {
  if (!rule.switchable) return <strong>{rule.title}</strong>;
  return (
    <label className={styles.switch}>
      <input type="checkbox" role="switch" checked={isOn} aria-checked={isOn} onChange={toggle} />
      <strong>{rule.title}</strong>
    </label>
  );
}

/** What it costs to leave the rule out, and the scenario in which that can be seen. */
function Price({ entry, ifOff }: { readonly entry: ProtocolEntry; readonly ifOff: RuleOff }) {
  const { protocol, scenarios } = entry;
  const title = scenarios.find(({ id }) => id === ifOff.scenario)?.title;
  return (
    <>
      <p>
        <strong>Off: {ifOff.outcome}.</strong> {ifOff.sentence}
      </p>
      {ifOff.pairs !== undefined && <p className={styles.quiet}>{pairText(ifOff)}</p>}
      {title !== undefined && (
        <p className={styles.quiet}>
          See <a href={scenarioLink(protocol.id, ifOff.scenario)}>{title}</a>
        </p>
      )}
    </>
  );
}

/** Where the lecture comes to it: at the scenario made for it, or at another in which it is off. */
function InLecture({ entry, rule }: { readonly entry: ProtocolEntry; readonly rule: Rule }) {
  const { protocol, scenarios } = entry;
  const places = LECTURE.flatMap((step, at) => {
    if (step.protocol !== protocol.id) return [];
    const scenario = scenarios.find(({ id }) => id === step.scenario);
    const isIt = rule.ifOff?.scenario === step.scenario || scenario?.off.includes(rule.id) === true;
    return isIt ? [{ step, at }] : [];
  });
  return places.map(({ step, at }) => (
    <p key={step.scenario} className={styles.quiet}>
      In the lecture, {at + 1} of {LECTURE.length}: <a href={lectureLink(step)}>{step.thought}</a>
    </p>
  ));
}

/** With most rules a second one changes nothing; with the others it does so with few exceptions. */
function pairText({ outcome, pairs = {} }: RuleOff): string {
  const others = Object.entries(pairs);
  const alike = others.filter(([, joint]) => joint === outcome).map(([id]) => id);
  const different = others.filter(([, joint]) => joint !== outcome);
  if (different.length === 0) return 'The same with any second rule off.';
  const told = different.map(([id, joint]) => `${id} (${joint})`);
  const isOne = new Set(different.map(([, joint]) => joint)).size === 1;
  if (!isOne || alike.length > different.length)
    return `Another end with a second rule off: ${told.join(', ')}.`;
  const but = alike.length === 0 ? '' : ` but ${alike.join(', ')}`;
  return `With any second rule off${but}: ${different[0]?.[1]}.`;
}
