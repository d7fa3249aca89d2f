// How an event's figures and incidents are called in reasons: the figure with who says it, the incident by its report.
import type { EventAnswer } from '../api/types';
import { party, t, word } from '../i18n.svelte';
import type { Names } from './because';
import { describe } from './edtf';
import { written } from './figure';
import { incidentReport, reportName } from './ledger';
import { counted } from './toll';

/** What an event is called where it is one of several: what happened, where and when. */
export function eventName({ kind, place, date }: { kind: string; place: string | null | undefined; date: string | null | undefined }): string {
  return [word('kind', kind), place, date ? describe(date, { short: true }) : t('date.unknown')].filter(Boolean).join(' · ');
}

export function namesOf(answer: Pick<EventAnswer, 'event' | 'reports'>): Names {
  const reports = new Map(answer.reports.map((one) => [one.report.id, one.report]));
  const lines = new Map(answer.event.ledger.map((line) => [line.statement, line]));
  return {
    figure(statement) {
      const line = lines.get(statement);
      if (!line) return null;
      const who = line.speaker ? word('speaker', line.speaker) : t('speaker.report');
      const name = line.speaker === 'armed_group' && line.speaker_name ? party(line.speaker_name) : who;
      const side = line.side === 'account' ? '' : `, ${word('side', line.side)}`;
      return `${written({ low: line.low, high: line.high, form: line.form })} ${counted(line, line.high ?? line.low)} (${name}${side})`;
    },
    incident(id) {
      const report = reports.get(incidentReport(id));
      return report ? [reportName(report), report.published ? describe(report.published, { short: true }) : null].filter(Boolean).join(', ') : null;
    },
  };
}
