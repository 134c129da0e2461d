import type { DemoPerson } from '../words';

export type TelcoPerson = 'sigrid' | 'ingrid' | 'pavel' | 'chiara' | 'mateusz' | 'aino';

/** The people of Nordlicht. All of them are invented. */
export const TELCO_PEOPLE: Readonly<Record<TelcoPerson, DemoPerson<TelcoPerson>>> = {
  sigrid: {
    name: 'Sigrid Aune',
    email: 'sigrid.aune@nordlicht.example',
    jobTitle: 'Chief Customer Officer',
    manager: null,
    cxFunction: null,
    roles: ['CONTRIBUTOR', 'CX_LEADER'],
  },
  ingrid: {
    name: 'Ingrid Solberg',
    email: 'ingrid.solberg@nordlicht.example',
    jobTitle: 'Director of Customer Experience',
    manager: 'sigrid',
    cxFunction: null,
    roles: ['CONTRIBUTOR', 'CX_LEADER', 'ADMIN'],
  },
  pavel: {
    name: 'Pavel Novak',
    email: 'pavel.novak@nordlicht.example',
    jobTitle: 'Customer Insights',
    manager: 'ingrid',
    cxFunction: 'INSIGHTS_AND_ANALYTICS',
    roles: ['CONTRIBUTOR', 'SCORER'],
  },
  chiara: {
    name: 'Chiara Fontana',
    email: 'chiara.fontana@nordlicht.example',
    jobTitle: 'Head of Retention',
    manager: 'ingrid',
    cxFunction: null,
    roles: ['CONTRIBUTOR'],
  },
  mateusz: {
    name: 'Mateusz Zielinski',
    email: 'mateusz.zielinski@nordlicht.example',
    jobTitle: 'Finance Partner',
    manager: 'sigrid',
    cxFunction: null,
    roles: ['CONTRIBUTOR', 'FINANCE', 'SCORER'],
  },
  aino: {
    name: 'Aino Lehtonen',
    email: 'aino.lehtonen@nordlicht.example',
    jobTitle: 'Hotline Team Lead',
    manager: 'ingrid',
    cxFunction: null,
    roles: ['CONTRIBUTOR', 'SCORER'],
  },
};
