using Simulator.Cli;

return await SimulatorCommand.RunAsync(args, Console.In, Console.Out, Console.Error);
