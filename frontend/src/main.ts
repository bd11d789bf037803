import { start } from '@/app/bootstrap'

start()
