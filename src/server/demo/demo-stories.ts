/** Which tale is told by whom, and when: the threads that a visitor of the demonstration should find. */

interface Thread {
  readonly apprentice: string
  /** Working days before today; `today` only if people work today. */
  readonly daysAgo: number | 'today'
  readonly story: string
}
const told = (apprentice: string, daysAgo: Thread['daysAgo'], story: string): Thread => ({ apprentice, daysAgo, story })

export const stories: readonly Thread[] = [
  // Li Na, the apprentice whose account a visitor opens first: from her first lock-out to pads on her own.
  told('li-na', 33, 'lockout-li-na'),
  told('li-na', 26, 'pads-li-na-1'),
  told('li-na', 16, 'pads-li-na-2'),
  told('li-na', 10, 'pads-li-na-3'),
  told('li-na', 5, 'wheels-li-na'),
  told('li-na', 2, 'door-li-na'),
  told('li-na', 'today', 'today'),
  // Nobody works on a roof who has not been taught how to go up.
  told('zhao-lei', 28, 'roof-zhao-lei'),
  told('sun-yue', 29, 'roof-sun-yue'),
  // Sent back, and waiting for their writers.
  told('wang-wei', 3, 'door-wang-wei'),
  told('chen-jie', 4, 'leak-chen-jie'),
  told('liu-yang', 2, 'pit-liu-yang'),
  told('zhao-lei', 5, 'force-zhao-lei'),
  told('sun-yue', 2, 'strip-sun-yue'),
  told('xu-ting', 3, 'motor-xu-ting'),
  told('guo-peng', 6, 'coupling-guo-peng'),
  // Sent back and handed in again.
  told('wang-wei', 6, 'battery-wang-wei'),
  told('chen-jie', 6, 'obstacle-chen-jie'),
  told('sun-yue', 5, 'fault-sun-yue'),
  told('xu-ting', 9, 'seats-xu-ting'),
  told('gao-fei', 5, 'seats-gao-fei'),
  // Lin Xia has done nothing but wash parts for two weeks.
  told('lin-xia', 9, 'wash-1'),
  told('lin-xia', 8, 'wash-2'),
  told('lin-xia', 5, 'wash-3'),
  told('lin-xia', 3, 'wash-4'),
  told('lin-xia', 1, 'wash-5'),
]
