import type { Role } from './person';

/** A role as people say it: `CX leader`. */
export const roleInWords = (role: Role): string => role.toLowerCase().replaceAll('_', ' ').replace(/^cx /, 'CX ');
