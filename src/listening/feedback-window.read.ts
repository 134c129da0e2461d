import { Fault } from '../shared/fault';
import { calendarDate, isCalendarDate } from '../shared/input-check';
import { excerpt } from '../shared/refusal';
import type { FieldScope } from '../platform/read/model';
import type { Binding } from '../platform/read/statement';
import { listeningWindow, type ListeningWindow, type WindowAsked } from './domain/listening-window';

/**
 * The window that the field's `window` argument asks for.
 * @throws Fault BAD_USER_INPUT for a day that does not exist, or an end before the beginning
 */
export function windowOf({ args, field }: FieldScope, binding: Binding): ListeningWindow {
  const asked = (args.of(binding)['window'] ?? {}) as WindowAsked;
  for (const day of [asked.from, asked.to]) {
    if (day != null && !isCalendarDate(day))
      throw fault(field.name, `window: "${excerpt(day)}" is not a date (YYYY-MM-DD, from 1900 to 2999).`);
  }
  const window = listeningWindow(asked, calendarDate(binding.now));
  if (window.from > window.to) {
    throw fault(field.name, `window: its first day, ${window.from}, is after its last, ${window.to}.`);
  }
  return window;
}

/** A whole number that the field takes. @throws Fault BAD_USER_INPUT out of bounds, both included */
export function wholeArgument(
  { args, field }: FieldScope,
  name: string,
  { min, max }: Readonly<Record<'min' | 'max', number>>,
): (binding: Binding) => number {
  return (binding) => {
    const value = args.of(binding)[name] as number;
    if (value < min || value > max) throw fault(field.name, `${name} is ${min} to ${max}, not ${value}.`);
    return value;
  };
}

const fault = (field: string, message: string): Fault => new Fault('BAD_USER_INPUT', `${field}: ${message}`);
