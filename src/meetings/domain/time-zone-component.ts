import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
/** Two changes of a clock are further apart. */
const STEP_MS = 7 * 86_400_000;

/**
 * The VTIMEZONE of a zone (RFC 5545 § 3.6.5): each change of its clock between two moments as an observance of its own.
 * A calendar that knows the zone by its name takes its own rules; for the others this must be all.
 */
export function timeZoneComponent(timeZone: string, from: Date, to: Date): ICAL.Component {
  const zone = IANAZone.create(timeZone);
  const component = new ICAL.Component('vtimezone');
  component.updatePropertyWithValue('tzid', timeZone);
  // The one that holds at the beginning, as if it had begun there.
  component.addSubcomponent(observance(zone, from, zone.offset(from.getTime())));
  for (let at = from.getTime(); at < to.getTime(); at += STEP_MS) {
    if (zone.offset(at) === zone.offset(at + STEP_MS)) continue;
    component.addSubcomponent(observance(zone, changeBetween(zone, at, at + STEP_MS), zone.offset(at)));
  }
  return component;
}

/** The minute in which the offset becomes that of `end`. */
function changeBetween(zone: IANAZone, begin: number, end: number): Date {
  let [before, after] = [begin, end];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (zone.offset(middle) === zone.offset(end)) after = middle;
    else before = middle;
  }
  return new Date(after);
}

/** @param offsetBefore in minutes east of UTC: the clock that shows when it changes */
function observance(zone: IANAZone, at: Date, offsetBefore: number): ICAL.Component {
  const now = DateTime.fromJSDate(at, { zone });
  const component = new ICAL.Component(now.isInDST ? 'daylight' : 'standard');
  const shown = new Date(at.getTime() + offsetBefore * MINUTE_MS).toISOString().slice(0, 19);
  component.updatePropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(shown));
  component.updatePropertyWithValue('tzoffsetfrom', utcOffset(offsetBefore));
  component.updatePropertyWithValue('tzoffsetto', utcOffset(now.offset));
  component.updatePropertyWithValue('tzname', now.toFormat('ZZZZ'));
  return component;
}

const utcOffset = (minutes: number): ICAL.UtcOffset => ICAL.UtcOffset.fromSeconds(minutes * 60);
