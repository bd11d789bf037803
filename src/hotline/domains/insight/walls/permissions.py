VIEW, DESIGN = "walls.view", "walls.design"
