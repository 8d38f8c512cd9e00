/** The training plan of the demonstration school: rail vehicle maintenance (机车车辆检修), in both languages. */
import type { UnitId } from '#domain/ids.ts'
import type { Programme } from '#domain/programme.ts'
import { PLAN_ID, PROGRAMME_ID, SCHOOL_ID } from './demo-people.ts'
import { systemUnits } from './demo-plan-systems.ts'
import { vehicleUnits } from './demo-plan-vehicle.ts'

export const demoProgramme: Programme = {
  id: PROGRAMME_ID,
  plan: PLAN_ID,
  school: SCHOOL_ID,
  version: 1,
  title: { en: 'Rail vehicle maintenance', zh: '机车车辆检修' },
  languages: ['en', 'zh'],
  source:
    'Craftlog demonstration plan, in its own words; a school and an enterprise must review it, and its values, before use. Some task areas follow O*NET 49-3043.00, by USDOL/ETA, used under CC BY 4.0 and modified; USDOL/ETA has not approved it. ' +
    'Craftlog 演示方案，文字自拟；使用前须由学校和企业审定内容与数值。部分任务领域参考 O*NET 49-3043.00（美国劳工部 USDOL/ETA，CC BY 4.0，已修改，未经其认可）。',
  units: [...vehicleUnits, ...systemUnits].map((u) => ({
    id: `demo-u-${u.code}` as UnitId,
    code: u.code,
    title: { ...u.title },
    competencies: u.lines,
  })),
}
