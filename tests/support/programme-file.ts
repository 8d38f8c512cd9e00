/** A small training plan in our own format, as a school would write it by hand. */
export const craftlogFile = (title = 'Bogie maintenance'): string =>
  JSON.stringify({
    craftlog: 'programme/1',
    id: 'bogie-maintenance',
    title: { en: title, zh: '转向架检修' },
    units: [
      {
        code: 'A',
        title: { en: 'Wheelsets' },
        competencies: [
          { code: 'A1', title: { en: 'Secures the vehicle' }, kind: 'skill' },
          { code: 'A2', title: { en: 'Measures an axle seat' }, kind: 'skill', prerequisites: [{ code: 'A1', safety: true }] },
        ],
      },
    ],
  })
